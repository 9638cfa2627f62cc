import { actionTrailCalls as calls, consoleSignIn, actionTrailEvent as event } from "./action-trail-event";
import type { Detection } from "./detection";
import type { AuditEvent } from "./event";

const numbered = (recommendation: number): readonly string[] => [`CIS Alibaba 2.0 2.${recommendation}`];

/** What happens all day long. */
const ordinary = [
  event({ serviceName: "Ecs", eventName: "DescribeInstances", eventRW: "Read" }),
  ...calls("Ecs", "StartInstance"),
];

const ofAny = (services: readonly string[], ...names: readonly string[]): readonly AuditEvent[] =>
  services.flatMap((service) => calls(service, ...names));

const refused = (errorCode: string): AuditEvent =>
  event({ serviceName: "Ram", eventName: "GetUser", eventRW: "Read", errorCode });

const root = { type: "root-account", userName: "root", accountId: "1234567890123456" };

/** An entry of the access log of OSS, in which `?acl` makes of a request for a bucket one for its ACL. */
const access = (operation: string, requestUri: string): AuditEvent => ({
  operation,
  request_uri: requestUri,
  bucket: "records",
  http_status: 200,
});

const everyRegion = "everyRegion";

/**
 * The monitoring recommendations of the CIS Alibaba Cloud Foundation Benchmark, with names as ActionTrail writes them.
 * Sources: CIS Alibaba Cloud Foundation Benchmark 2.0, 2.10 to 2.22; ActionTrail, "Logon events", "Management event structure".
 */
export const cisAlibabaDetections: readonly Detection[] = [
  {
    id: "alibaba-ram-policy-changes",
    title: "permissions were changed",
    controls: numbered(10),
    where: everyRegion,
    must: ofAny(
      ["Ram", "ResourceManager"],
      "CreatePolicy",
      "DeletePolicy",
      "CreatePolicyVersion",
      "UpdatePolicyVersion",
      "SetDefaultPolicyVersion",
      "DeletePolicyVersion",
    ),
    mustNot: [...ordinary, ...calls("Ram", "ListPolicies", "GetPolicyVersion")],
  },
  {
    id: "alibaba-firewall-changes",
    title: "a rule of Cloud Firewall was changed",
    controls: numbered(11),
    where: everyRegion,
    must: calls(
      "Cloudfw",
      "CreateVpcFirewallControlPolicy",
      "DeleteVpcFirewallControlPolicy",
      "ModifyVpcFirewallControlPolicy",
    ),
    mustNot: [...ordinary, ...calls("Cloudfw", "DescribeVpcFirewallControlPolicy")],
  },
  {
    id: "alibaba-route-changes",
    title: "a route was changed",
    controls: numbered(12),
    where: everyRegion,
    must: ofAny(
      ["Ecs", "Vpc"],
      "CreateRouteEntry",
      "DeleteRouteEntry",
      "ModifyRouteEntry",
      "AssociateRouteTable",
      "UnassociateRouteTable",
    ),
    mustNot: [...ordinary, ...calls("Vpc", "DescribeRouteTables")],
  },
  {
    id: "alibaba-vpc-changes",
    title: "a network was changed",
    controls: numbered(13),
    where: everyRegion,
    must: ofAny(
      ["Ecs", "Vpc"],
      "CreateVpc",
      "DeleteVpc",
      "DisableVpcClassicLink",
      "EnableVpcClassicLink",
      "DeletionProtection",
      "AssociateVpcCidrBlock",
      "UnassociateVpcCidrBlock",
      "RevokeInstanceFromCen",
      "CreateVSwitch",
      "DeleteVSwitch",
    ),
    mustNot: [...ordinary, ...calls("Vpc", "DescribeVpcs", "DescribeVSwitches")],
  },
  {
    id: "alibaba-oss-permission-changes",
    title: "who may use a bucket or an object was changed",
    controls: numbered(14),
    where: everyRegion,
    must: [access("PutBucket", "/?acl"), access("PutObjectAcl", "/report?acl")],
    mustNot: [access("GetObject", "/report"), access("PutBucket", "/"), access("PutObject", "/report")],
  },
  {
    id: "alibaba-rds-changes",
    title: "a database instance was changed",
    controls: numbered(15),
    where: everyRegion,
    must: calls(
      "Rds",
      "ModifyHASwitchConfig",
      "ModifyDBInstanceHAConfig",
      "SwitchDBInstanceHA",
      "ModifyDBInstanceSpec",
      "MigrateSecurityIPMode",
      "ModifySecurityIps",
      "ModifyDBInstanceSSL",
      "MigrateToOtherZone",
      "UpgradeDBInstanceKernelVersion",
      "UpgradeDBInstanceEngineVersion",
      "ModifyDBInstanceMaintainTime",
      "ModifyDBInstanceAutoUpgradeMinorVersion",
      "AllocateInstancePublicConnection",
      "ModifyDBInstanceConnectionString",
      "ModifyDBInstanceNetworkExpireTime",
      "ReleaseInstancePublicConnection",
      "SwitchDBInstanceNetType",
      "ModifyDBInstanceNetworkType",
      "ModifyDTCSecurityIpHostsForSQLServer",
      "ModifySecurityGroupConfiguration",
      "CreateBackup",
      "ModifyBackupPolicy",
      "DeleteBackup",
      "CreateDdrInstance",
      "ModifyInstanceCrossBackupPolicy",
    ),
    mustNot: [...ordinary, ...calls("Rds", "DescribeDBInstances", "DescribeBackups")],
  },
  {
    id: "alibaba-unauthorized-calls",
    title: "a call was refused for lack of permission",
    controls: numbered(16),
    where: everyRegion,
    // Services refine a code after a dot, and the benchmark looks for that as well.
    must: [
      "NoPermission",
      "NoPermission.RAM",
      "Forbidden",
      "Forbidden.RAM",
      "InvalidAccessKeyId",
      "InvalidAccessKeyId.NotFound",
      "InvalidSecurityToken",
      "InvalidSecurityToken.Expired",
      "SignatureDoesNotMatch",
      "InvalidAuthorization",
      "AccessForbidden",
      "NotAuthorized",
    ].map(refused),
    mustNot: [...ordinary, refused("Throttling"), refused("EntityNotExist.User")],
  },
  {
    id: "alibaba-sign-in-without-mfa",
    title: "somebody signed in to the console without a second factor",
    controls: numbered(17),
    where: everyRegion,
    must: [
      consoleSignIn({ additionalEventData: { mfaChecked: "false" } }),
      consoleSignIn({
        serviceName: "AasCustomer",
        userIdentity: root,
        additionalEventData: { loginAccount: "owner", isMFAChecked: "false" },
      }),
    ],
    mustNot: [
      ...ordinary,
      consoleSignIn({ additionalEventData: { mfaChecked: "true" } }),
      consoleSignIn({ userIdentity: root, additionalEventData: { loginAccount: "owner", isMFAChecked: "true" } }),
    ],
  },
  {
    id: "alibaba-root-usage",
    title: "the account itself signed in to the console",
    controls: numbered(18),
    where: everyRegion,
    must: [consoleSignIn({ serviceName: "AasCustomer", userIdentity: root })],
    mustNot: [...ordinary, consoleSignIn({})],
  },
  {
    id: "alibaba-sign-in-failures",
    title: "a sign-in to the console failed",
    controls: numbered(19),
    where: everyRegion,
    must: [consoleSignIn({ errorCode: "InvalidPassword" })],
    mustNot: [...ordinary, consoleSignIn({})],
  },
  {
    id: "alibaba-key-disabled-or-deleted",
    title: "a key was disabled, or its deletion was scheduled",
    controls: numbered(20),
    where: everyRegion,
    must: calls("Kms", "DisableKey", "ScheduleKeyDeletion", "DeleteKeyMaterial"),
    mustNot: [...ordinary, ...calls("Kms", "DescribeKey", "Decrypt")],
  },
  {
    id: "alibaba-bucket-policy-changes",
    title: "the rules of a bucket were changed",
    controls: numbered(21),
    where: everyRegion,
    must: calls(
      "Oss",
      ...["Lifecycle", "Policy", "Cors", "Encryption", "Replication"].flatMap((rule) => [
        `PutBucket${rule}`,
        `DeleteBucket${rule}`,
      ]),
    ),
    mustNot: [...ordinary, ...calls("Oss", "GetBucketPolicy", "ListBuckets")],
  },
  {
    id: "alibaba-security-group-changes",
    title: "a security group was changed",
    controls: numbered(22),
    where: everyRegion,
    must: calls(
      "Ecs",
      "CreateSecurityGroup",
      "AuthorizeSecurityGroup",
      "AuthorizeSecurityGroupEgress",
      "RevokeSecurityGroup",
      "RevokeSecurityGroupEgress",
      "JoinSecurityGroup",
      "LeaveSecurityGroup",
      "DeleteSecurityGroup",
      "ModifySecurityGroupPolicy",
    ),
    mustNot: [...ordinary, ...calls("Ecs", "DescribeSecurityGroups")],
  },
];
