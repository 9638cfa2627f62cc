/** A query of CIS Alibaba Cloud Foundation Benchmark 2.0, chapter 2, and events that it is for and not for. */
export interface Golden {
  readonly id: string;
  /** As the benchmark prints it. */
  readonly printed: string;
  /** As it should be, where what is printed does not do. */
  readonly mended?: string;
  readonly must: readonly object[];
  readonly mustNot: readonly object[];
}

const anyOf = (field: string, names: readonly string[]): string =>
  names.map((name) => `"${field}": ${name}`).join(" or\n");

const named = (names: readonly string[]): string => anyOf("event.eventName", names);

const calls = (serviceName: string, names: readonly string[]): readonly object[] =>
  names.map((eventName) => ({ serviceName, eventName, eventType: "ApiCall", eventRW: "Write" }));

const policies = [
  ...["CreatePolicy", "DeletePolicy", "CreatePolicyVersion", "UpdatePolicyVersion"],
  ...["SetDefaultPolicyVersion", "DeletePolicyVersion"],
];
const firewall = ["Create", "Delete", "Modify"].map((verb) => `${verb}VpcFirewallControlPolicy`);
const routes = [
  ...["CreateRouteEntry", "DeleteRouteEntry", "ModifyRouteEntry", "AssociateRouteTable", "UnassociateRouteTable"],
];
const vpcs = [
  ...["CreateVpc", "DeleteVpc", "DisableVpcClassicLink", "EnableVpcClassicLink", "DeletionProtection"],
  ...["AssociateVpcCidrBlock", "UnassociateVpcCidrBlock", "RevokeInstanceFromCen", "CreateVSwitch", "DeleteVSwitch"],
  "CreateVSwitch",
];
const databases = [
  ...["ModifyHASwitchConfig", "ModifyDBInstanceHAConfig", "SwitchDBInstanceHA", "ModifyDBInstanceSpec"],
  ...["MigrateSecurityIPMode", "ModifySecurityIps", "ModifyDBInstanceSSL", "MigrateToOtherZone"],
  ...["UpgradeDBInstanceKernelVersion", "UpgradeDBInstanceEngineVersion", "ModifyDBInstanceMaintainTime"],
  ...["ModifyDBInstanceAutoUpgradeMinorVersion", "AllocateInstancePublicConnection"],
  ...["ModifyDBInstanceConnectionString", "ModifyDBInstanceNetworkExpireTime", "ReleaseInstancePublicConnection"],
  ...["SwitchDBInstanceNetType", "ModifyDBInstanceNetworkType", "ModifyDBInstanceSSL"],
  ...["ModifyDTCSecurityIpHostsForSQLServer", "ModifySecurityGroupConfiguration", "CreateBackup"],
  ...["ModifyBackupPolicy", "DeleteBackup", "CreateDdrInstance", "ModifyInstanceCrossBackupPolicy"],
];
const refusals = [
  ...["NoPermission", "NoPermission.*", "Forbidden", "Forbbiden", "Forbidden.*", "InvalidAccessKeyId"],
  ...["InvalidAccessKeyId.*", "InvalidSecurityToken", "InvalidSecurityToken.*", "SignatureDoesNotMatch"],
  ...["InvalidAuthorization", "AccessForbidden", "NotAuthorized"],
];
const keys = ["DisableKey", "ScheduleKeyDeletion", "DeleteKeyMaterial"];
const buckets = [
  ...["PutBucketLifecycle", "PutBucketPolicy", "PutBucketCors", "PutBucketEncryption", "PutBucketReplication"],
  ...["DeleteBucketPolicy", "DeleteBucketCors", "DeleteBucketLifecycle", "DeleteBucketEncryption"],
  "DeleteBucketReplication",
];
const groups = [
  ...["CreateSecurityGroup", "AuthorizeSecurityGroup", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroup"],
  ...["RevokeSecurityGroupEgress", "JoinSecurityGroup", "LeaveSecurityGroup", "DeleteSecurityGroup"],
  "ModifySecurityGroupPolicy",
];

const signin = (more: object): object => ({ eventName: "ConsoleSignin", eventType: "ConsoleSignin", ...more });
const refused = (errorCode: string): object => ({ eventType: "ApiCall", eventName: "GetUser", errorCode });

/** Recommendation 2.14 asks the access log of OSS, whose records are no ActionTrail events. */
export const ossPermissions: Golden = {
  id: "2.14",
  printed:
    "operation:  PutBucket and request_uri: acl) or operation: PutObjectAcl|\nselect bucket, count (1) as c group by bucket",
  mended:
    "(operation:  PutBucket and request_uri: acl) or operation: PutObjectAcl|\nselect bucket, count (1) as c group by bucket",
  must: [
    { operation: "PutBucket", request_uri: "/?acl" },
    { operation: "PutObjectAcl", request_uri: "/a?b" },
  ],
  mustNot: [
    { operation: "PutBucket", request_uri: "/" },
    { operation: "GetBucket", request_uri: "/?acl" },
    { operation: "PutObject", request_uri: "/PutObjectAcl" },
  ],
};

/** Every query over ActionTrail events. */
export const golden: readonly Golden[] = [
  {
    id: "2.10",
    printed: `(${anyOf("event.serviceName", ["ResourceManager", "Ram"])}) and\n(${named(policies)}) | select count(1) as c`,
    must: [...calls("Ram", policies), ...calls("ResourceManager", policies)],
    mustNot: [...calls("Ram", ["CreatePolicies", "ListPolicyVersions", "Policy"]), ...calls("Ecs", policies)],
  },
  {
    id: "2.11",
    printed: `"event.serviceName": "Cloudfw" and (${named(firewall)}) | select count(1) as c`,
    must: calls("Cloudfw", firewall),
    mustNot: [...calls("Cloudfw", ["DescribeVpcFirewallControlPolicy", "CreateVpc"]), ...calls("Vpc", firewall)],
  },
  {
    id: "2.12",
    printed: `(${anyOf("event.serviceName", ["Ecs", "Vpc"])}) and\n(${named(routes)}) | select count(1) as c`,
    must: [...calls("Vpc", routes), ...calls("Ecs", routes)],
    mustNot: [...calls("Vpc", ["CreateRouteTable", "CreateRouteEntries"]), ...calls("Cbn", routes)],
  },
  {
    id: "2.13",
    printed: `(${anyOf("event.serviceName", ["Ecs", "Vpc"])}) and\n(${named(vpcs)}) | select count(1) as c`,
    must: calls("Vpc", vpcs),
    mustNot: calls("Vpc", ["CreateVpcFirewallControlPolicy", "DescribeVpcs"]),
  },
  {
    id: "2.15",
    printed: `"event.serviceName": rds and (${named(databases)}) | select count(1) as cnt`,
    must: calls("Rds", databases),
    mustNot: [...calls("Rds", ["DescribeBackups", "CreateBackupSet"]), ...calls("Dds", databases)],
  },
  {
    id: "2.16",
    printed: `"event.eventType": ApiCall and (${anyOf(
      "event.errorCode",
      refusals.map((code) => (code === "NotAuthorized" ? `“${code}"` : `"${code}"`)),
    )})\n| select count(1) as cnt`,
    mended: `"event.eventType": ApiCall and (${anyOf("event.errorCode", refusals)})\n| select count(1) as cnt`,
    must: ["NoPermission", "Forbidden.RAM", "InvalidAccessKeyId.NotFound", "NotAuthorized"].map(refused),
    mustNot: [
      ...["Throttling", "EntityNotExist.User", "NotForbidden"].map(refused),
      signin({ errorCode: "Forbidden" }),
    ],
  },
  {
    id: "2.17",
    printed: '"event.eventName": ConsoleSignin and "addionalEventData.loginAccount": false',
    mended:
      '"event.eventName": ConsoleSignin and "event.additionalEventData.isMFAChecked": false | select count(1) as c',
    must: [false, "false"].map((isMFAChecked) => signin({ additionalEventData: { isMFAChecked } })),
    mustNot: [signin({ additionalEventData: { isMFAChecked: "true" } }), signin({})],
  },
  {
    id: "2.18",
    printed: '"event.eventName": ConsoleSignin and "event.userIdentity.type" : root-account',
    must: [signin({ userIdentity: { type: "root-account", accountId: "1234567890123456" } })],
    mustNot: [
      signin({ userIdentity: { type: "ram-user" } }),
      { eventName: "CreateUser", userIdentity: { type: "root-account" } },
    ],
  },
  {
    id: "2.19",
    printed:
      '"event.eventName": ConsoleSignin and "event.errorCode" : *  and not\n"event.errorCode" : "" | select count(1) as cnt',
    must: [signin({ errorCode: "InvalidPassword" })],
    mustNot: [signin({}), signin({ errorCode: "" }), refused("InvalidPassword")],
  },
  {
    id: "2.20",
    printed: `"event.serviceName": Kms and (${named(keys)}`,
    mended: `"event.serviceName": Kms and (${named(keys)}) | select count(1) as c`,
    must: calls("Kms", keys),
    mustNot: [...calls("Kms", ["EnableKey", "CancelKeyDeletion"]), ...calls("Ecs", keys)],
  },
  {
    id: "2.21",
    printed: `${named(buckets)}) |\nselect bucket, count(1) as cnt`,
    mended: `(${named(buckets)}) | select count(1) as cnt`,
    must: calls("Oss", buckets),
    mustNot: calls("Oss", ["PutBucket", "GetBucketPolicy", "PutBucketPolicyStatus"]),
  },
  {
    id: "2.22",
    printed: `(${groups.map((name) => `event_name: ${name}`).join(" or\n")}) | select count(1) as cnt`,
    mended: `(${named(groups)}) | select count(1) as cnt`,
    must: calls("Ecs", groups),
    mustNot: calls("Ecs", ["DescribeSecurityGroups", "ModifySecurityGroupRule"]),
  },
];
