/** Something that has to raise an alert when it happens. */
export interface Detection {
  /** Whose records show it: what is done in the account, or requests to buckets. */
  readonly source: "trail" | "objectRequests";
  /** A query in the search language of Log Service. */
  readonly query: string;
  readonly description: string;
}

const anyOf = (field: string, values: readonly string[]): string =>
  `(${values.map((value) => `"${field}": ${value}`).join(" or ")})`;

const named = (...events: readonly string[]): string => anyOf("event.eventName", events);

const from = (services: readonly string[], ...events: readonly string[]): string =>
  `${anyOf("event.serviceName", services)} and ${named(...events)}`;

const SIGN_IN = '"event.eventName": ConsoleSignin';

/** Monitoring detections 2.10 to 2.22 of the CIS Alibaba Cloud Foundation Benchmark, its queries mended where they match nothing. */
const cis: Readonly<Record<string, Omit<Detection, "source">>> = {
  "ram-policy-changes": {
    query: from(
      ["ResourceManager", "Ram"],
      ...["CreatePolicy", "DeletePolicy", "CreatePolicyVersion", "UpdatePolicyVersion"],
      ...["SetDefaultPolicyVersion", "DeletePolicyVersion"],
    ),
    description: "A policy was made, changed or deleted.",
  },
  "cloud-firewall-changes": {
    query: from(
      ["Cloudfw"],
      ...["CreateVpcFirewallControlPolicy", "DeleteVpcFirewallControlPolicy", "ModifyVpcFirewallControlPolicy"],
    ),
    description: "A rule of the firewall between VPCs was changed.",
  },
  "route-table-changes": {
    query: from(
      ["Ecs", "Vpc"],
      ...["CreateRouteEntry", "DeleteRouteEntry", "ModifyRouteEntry", "AssociateRouteTable", "UnassociateRouteTable"],
    ),
    description: "A route was changed.",
  },
  "vpc-changes": {
    query: from(
      ["Ecs", "Vpc"],
      ...["CreateVpc", "DeleteVpc", "DisableVpcClassicLink", "EnableVpcClassicLink", "DeletionProtection"],
      ...["AssociateVpcCidrBlock", "UnassociateVpcCidrBlock", "RevokeInstanceFromCen"],
      ...["CreateVSwitch", "DeleteVSwitch"],
    ),
    description: "A VPC was changed.",
  },
  "rds-configuration-changes": {
    query: from(
      ["Rds"],
      ...["ModifyHASwitchConfig", "ModifyDBInstanceHAConfig", "SwitchDBInstanceHA", "ModifyDBInstanceSpec"],
      ...["MigrateSecurityIPMode", "ModifySecurityIps", "ModifyDBInstanceSSL", "MigrateToOtherZone"],
      ...["UpgradeDBInstanceKernelVersion", "UpgradeDBInstanceEngineVersion", "ModifyDBInstanceMaintainTime"],
      ...["ModifyDBInstanceAutoUpgradeMinorVersion", "AllocateInstancePublicConnection"],
      ...["ModifyDBInstanceConnectionString", "ModifyDBInstanceNetworkExpireTime"],
      ...["ReleaseInstancePublicConnection", "SwitchDBInstanceNetType", "ModifyDBInstanceNetworkType"],
      ...["ModifyDTCSecurityIpHostsForSQLServer", "ModifySecurityGroupConfiguration", "CreateBackup"],
      ...["ModifyBackupPolicy", "DeleteBackup", "CreateDdrInstance", "ModifyInstanceCrossBackupPolicy"],
    ),
    description: "How a database is reached, backed up or run was changed.",
  },
  "unauthorized-api-calls": {
    query: `"event.eventType": ApiCall and ${anyOf("event.errorCode", [
      ...["NoPermission", "NoPermission.*", "Forbidden", "Forbbiden", "Forbidden.*"],
      ...["InvalidAccessKeyId", "InvalidAccessKeyId.*", "InvalidSecurityToken", "InvalidSecurityToken.*"],
      ...["SignatureDoesNotMatch", "InvalidAuthorization", "AccessForbidden", "NotAuthorized"],
    ])}`,
    description: "A call was refused for lack of permission.",
  },
  "console-sign-in-without-mfa": {
    // The account itself has the one field, RAM users have the other.
    query: `${SIGN_IN} and ("event.additionalEventData.isMFAChecked": false or "event.additionalEventData.mfaChecked": false)`,
    description: "Somebody signed in to the console without a second factor.",
  },
  "root-usage": {
    query: '"event.userIdentity.type": root-account',
    description: "The account itself, instead of a user or a role, did something.",
  },
  "console-authentication-failures": {
    query: `${SIGN_IN} and "event.errorCode": * and not "event.errorCode": ""`,
    description: "A sign-in to the console failed.",
  },
  "key-disabled-or-deleted": {
    query: from(["Kms"], "DisableKey", "ScheduleKeyDeletion", "DeleteKeyMaterial"),
    description: "A key was disabled, or is going to be deleted.",
  },
  "bucket-policy-changes": {
    query: named(
      ...["PutBucketLifecycle", "PutBucketPolicy", "PutBucketCors", "PutBucketEncryption", "PutBucketReplication"],
      ...["DeleteBucketPolicy", "DeleteBucketCors", "DeleteBucketLifecycle", "DeleteBucketEncryption"],
      "DeleteBucketReplication",
    ),
    description: "Access to a bucket, or how long it keeps objects, was changed.",
  },
  "security-group-changes": {
    query: named(
      ...["CreateSecurityGroup", "AuthorizeSecurityGroup", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroup"],
      ...["RevokeSecurityGroupEgress", "JoinSecurityGroup", "LeaveSecurityGroup", "DeleteSecurityGroup"],
      "ModifySecurityGroupPolicy",
    ),
    description: "A security group was changed.",
  },
};

/** Attempts on the audit chain itself that the benchmark leaves out. */
const tampering: Readonly<Record<string, Omit<Detection, "source">>> = {
  "trail-changes": {
    query: from(
      ["Actiontrail"],
      ...["CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"],
      ...["PutDataEventSelector", "DeleteDataEventSelector"],
    ),
    description: "A trail was made, changed, stopped or deleted.",
  },
  "log-store-tampering": {
    query: named(
      ...["DeleteProject", "UpdateProject", "DeleteLogStore", "UpdateLogStore", "ClearLogStoreStorage"],
      ...["UpdateIndex", "DeleteIndex", "UpsertCollectionPolicy", "DeleteCollectionPolicy"],
    ),
    description: "A log store, its retention, its index or what fills it was changed or deleted.",
  },
  "alert-tampering": {
    query: named(
      ...["UpdateAlert", "DeleteAlert", "DisableAlert", "UpdateJob", "DeleteJob", "DisableJob"],
      ...["UpdateResourceRecord", "UpsertResourceRecord", "DeleteResourceRecord"],
    ),
    description: "An alert, or whom it tells, was changed, silenced or deleted.",
  },
  "bucket-tampering": {
    query: named(
      ...["DeleteBucket", "PutBucketAcl", "PutBucketVersioning", "PutBucketLogging", "DeleteBucketLogging"],
      ...["AbortBucketWorm", "PutBucketPublicAccessBlock", "DeleteBucketPublicAccessBlock"],
    ),
    description: "A bucket was deleted or opened, or its lock, versions or access log were changed.",
  },
  "permission-changes": {
    query: from(
      ["ResourceManager", "Ram"],
      ...["AttachPolicy", "DetachPolicy", "AttachPolicyToUser", "AttachPolicyToGroup", "AttachPolicyToRole"],
      ...["DetachPolicyFromUser", "DetachPolicyFromGroup", "DetachPolicyFromRole", "UpdateRole", "CreateAccessKey"],
      ...["UnbindMFADevice", "CreateLoginProfile", "UpdateLoginProfile", "SetSecurityPreference"],
    ),
    description: "Somebody was given permissions, a key or another way in.",
  },
};

/** What only the requests to buckets show. */
const objectRequests: Readonly<Record<string, Omit<Detection, "source">>> = {
  "bucket-permission-changes": {
    query: "(operation: PutBucket and request_uri: acl) or operation: PutBucketAcl or operation: PutObjectAcl",
    description: "The access list of a bucket or of an object was changed.",
  },
};

const seenIn = (
  source: Detection["source"],
  detections: Readonly<Record<string, Omit<Detection, "source">>>,
): Readonly<Record<string, Detection>> =>
  Object.fromEntries(Object.entries(detections).map(([id, detection]) => [id, { source, ...detection }]));

/** Every detection by its id. */
export const catalogue: Readonly<Record<string, Detection>> = {
  ...seenIn("trail", { ...cis, ...tampering }),
  ...seenIn("objectRequests", objectRequests),
};
