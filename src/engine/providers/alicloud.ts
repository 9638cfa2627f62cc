import type { Properties } from "../../snapshot/snapshot";
import { type Making, type StandIn, uuidOf } from "./stand-in";

const text = (value: unknown): string => String(value ?? "");

const CREATED = "2026-01-01T00:00:00Z";

const digits = (m: Making, length: number): string =>
  m.hex(length).replace(/[a-f]/g, (letter) => String(letter.charCodeAt(0) % 10));

const arn = (service: string, resource: string, { region, account }: Making, regional = true): string =>
  `acs:${service}:${regional ? region : ""}:${account}:${resource}`;

/**
 * A resource known by its name, which has an older property `name` as well. The bridge makes up no value for a
 * deprecated property (pulumi-terraform-bridge, `applyDefaults`), so a name that is not chosen stays unset.
 */
const named = (nameProperty: string, more: (m: Making, name: string) => Properties = () => ({})): StandIn => {
  const nameOf = (m: Making): string => text(m.inputs[nameProperty] ?? m.inputs.name ?? m.name);
  return {
    nameProperty,
    autoNames: false,
    id: nameOf,
    computed: (m) => ({ [nameProperty]: nameOf(m), name: nameOf(m), ...more(m, nameOf(m)) }),
  };
};

/** A resource without computed values, whose id is made of its inputs. */
const joined = (...properties: readonly string[]): StandIn => ({
  id: (m) => properties.map((property) => text(m.inputs[property])).join(":"),
  computed: () => ({}),
});

const trail: StandIn = named("trailName", (m) => ({
  createTime: CREATED,
  regionId: m.region,
  // What the API makes is switched off; the provider switches on only what says so (resource_alicloud_actiontrail_trail.go).
  status: "Fresh",
}));

const storeName = (m: Making): string => text(m.inputs.logstoreName ?? m.inputs.name);
const projectOfStore = (m: Making): string => text(m.inputs.projectName ?? m.inputs.project);

const bucketName = (m: Making): string => text(m.inputs.bucket ?? `tf-oss-bucket-${digits(m, 26)}`);

const keyId = (m: Making): string => uuidOf(m.hex);

/** Older properties say the same as `status`. */
const keyState = ({ inputs: { keyState, isEnabled } }: Making): string =>
  text(keyState ?? (isEnabled === false ? "Disabled" : "Enabled"));

/** The id of a lock is the service's. */
const wormId = (m: Making): string => m.hex(32).toUpperCase();

/** What @pulumi/alicloud computes for the types that audit stacks use, in the formats of the real service. */
export const alicloudStandIns: ReadonlyMap<string, StandIn> = new Map<string, StandIn>([
  ["alicloud:actiontrail/trail:Trail", trail],
  ["alicloud:actiontrail/trailDeprecated:TrailDeprecated", trail],
  ["alicloud:log/project:Project", named("projectName", () => ({ createTime: CREATED, status: "Normal" }))],
  [
    "alicloud:log/store:Store",
    {
      defaults: { appendMeta: true, retentionPeriod: 30, shardCount: 2 },
      id: (m) => `${projectOfStore(m)}:${storeName(m)}`,
      computed: (m) => ({
        logstoreName: storeName(m),
        name: storeName(m),
        projectName: projectOfStore(m),
        project: projectOfStore(m),
        createTime: 1767225600,
        mode: "standard",
        meteringMode: "ChargeByFunction",
      }),
    },
  ],
  ["alicloud:log/storeIndex:StoreIndex", joined("project", "logstore")],
  ["alicloud:sls/index:Index", joined("projectName", "logstoreName")],
  [
    "alicloud:log/alert:Alert",
    { ...joined("projectName", "alertName"), computed: () => ({ muteUntil: 0, threshold: 1 }) },
  ],
  [
    "alicloud:sls/alert:Alert",
    { ...joined("projectName", "alertName"), computed: () => ({ createTime: 1767225600, status: "ENABLED" }) },
  ],
  [
    "alicloud:log/alertResource:AlertResource",
    {
      id: ({ inputs: { type, lang, project } }) =>
        `alert_resource:${text(type)}:${text(type === "user" ? lang : project)}`,
      computed: () => ({}),
    },
  ],
  ["alicloud:log/resource:Resource", joined("name")],
  ["alicloud:log/resourceRecord:ResourceRecord", joined("resourceName", "recordId")],
  ["alicloud:log/audit:Audit", joined("displayName")],
  ["alicloud:log/ossExport:OssExport", joined("projectName", "logstoreName", "exportName")],
  ["alicloud:sls/collectionPolicy:CollectionPolicy", joined("policyName")],
  [
    "alicloud:oss/bucket:Bucket",
    {
      defaults: { redundancyType: "LRS", storageClass: "Standard" },
      id: bucketName,
      computed: (m) => ({
        bucket: bucketName(m),
        acl: "private",
        creationDate: "2026-01-01",
        extranetEndpoint: `oss-${m.region}.aliyuncs.com`,
        intranetEndpoint: `oss-${m.region}-internal.aliyuncs.com`,
        location: `oss-${m.region}`,
        owner: m.account,
      }),
    },
  ],
  ...[
    "BucketAcl",
    "BucketHttpsConfig",
    "BucketLogging",
    "BucketPolicy",
    "BucketPublicAccessBlock",
    "BucketServerSideEncryption",
    "BucketVersioning",
  ].map(
    (name) =>
      [`alicloud:oss/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`, joined("bucket")] as [string, StandIn],
  ),
  [
    "alicloud:oss/bucketWorm:BucketWorm",
    {
      id: (m) => `${text(m.inputs.bucket)}:${wormId(m)}`,
      computed: (m) => ({ createTime: CREATED, status: "InProgress", wormId: wormId(m) }),
    },
  ],
  ["alicloud:oss/bucketObjectWormConfiguration:BucketObjectWormConfiguration", joined("bucketName")],
  ["alicloud:oss/accountPublicAccessBlock:AccountPublicAccessBlock", { id: (m) => m.account, computed: () => ({}) }],
  [
    "alicloud:kms/key:Key",
    {
      defaults: { protectionLevel: "SOFTWARE" },
      id: keyId,
      computed: (m) => ({
        arn: arn("kms", `key/${keyId(m)}`, m),
        automaticRotation: "Disabled",
        creationDate: CREATED,
        creator: m.account,
        deletionProtection: "Disabled",
        keySpec: "Aliyun_AES_256",
        keyUsage: "ENCRYPT/DECRYPT",
        origin: "Aliyun_KMS",
        primaryKeyVersion: uuidOf((length) => m.hex(32 + length).slice(32)),
        status: keyState(m),
      }),
    },
  ],
  ["alicloud:kms/alias:Alias", joined("aliasName")],
  [
    "alicloud:ram/role:Role",
    named("roleName", (m, name) => ({
      // RAM answers with the role's name in lower case.
      arn: arn("ram", `role/${name.toLowerCase()}`, m, false),
      createTime: CREATED,
      maxSessionDuration: 3600,
      roleId: digits(m, 18),
    })),
  ],
  [
    "alicloud:ram/policy:Policy",
    named("policyName", () => ({
      attachmentCount: 0,
      createTime: CREATED,
      defaultVersion: "v1",
      type: "Custom",
      versionId: "v1",
    })),
  ],
  ["alicloud:ram/group:Group", named("groupName", () => ({ createTime: CREATED }))],
  ["alicloud:ram/groupMembership:GroupMembership", joined("groupName")],
  ...(
    [
      ["Role", "roleName"],
      ["Group", "groupName"],
      ["User", "userName"],
    ] as const
  ).map(([who, whose]): [string, StandIn] => [
    `alicloud:ram/${who.toLowerCase()}PolicyAttachment:${who}PolicyAttachment`,
    {
      id: ({ inputs }) =>
        `${who.toLowerCase()}:${text(inputs.policyName)}:${text(inputs.policyType)}:${text(inputs[whose])}`,
      computed: () => ({}),
    },
  ]),
  ["alicloud:ram/user:User", { nameProperty: "name", id: (m) => digits(m, 18), computed: (m) => ({ name: m.name }) }],
]);
