import { awsAiStandIns } from "./aws-ai";
import { awsInvestigationStandIns } from "./aws-investigation";
import { arn, named, partOf, text } from "./aws-stand-in";
import { type Making, type StandIn, uuidOf } from "./stand-in";

const bucket: StandIn = {
  nameProperty: "bucket",
  defaults: { forceDestroy: false },
  id: (m) => m.name,
  computed: (m) => ({
    bucket: m.name,
    arn: `arn:${m.partition}:s3:::${m.name}`,
    bucketDomainName: `${m.name}.s3.amazonaws.com`,
    bucketRegionalDomainName: `${m.name}.s3.${m.region}.amazonaws.com`,
    bucketRegion: m.region,
    hostedZoneId: "Z3AQBSTGFYJSTF",
  }),
};

const key: StandIn = {
  defaults: {
    bypassPolicyLockoutSafetyCheck: false,
    customerMasterKeySpec: "SYMMETRIC_DEFAULT",
    isEnabled: true,
    keyUsage: "ENCRYPT_DECRYPT",
  },
  id: (m) => uuidOf(m.hex),
  computed: (m) => ({ keyId: uuidOf(m.hex), arn: arn("kms", () => `key/${uuidOf(m.hex)}`)(m) }),
};

const role = named(
  "name",
  "name",
  arn("iam", (m) => `role${text(m.inputs.path ?? "/")}${m.name}`, false),
  (m) => ({
    uniqueId: `AROA${m.hex(17).toUpperCase()}`,
    createDate: "2026-01-01T00:00:00Z",
  }),
);

/** A rule on a bus of one's own is identified with it. */
const onBus = ({ inputs: { eventBusName } }: Making, separator: string): string =>
  eventBusName === undefined || eventBusName === "default" ? "" : `${text(eventBusName)}${separator}`;

const targetId = (m: Making): string => text(m.inputs.targetId ?? `terraform-${m.hex(26)}`);

const twins = (name: string, standIn: StandIn): readonly (readonly [string, StandIn])[] => {
  const file = name.charAt(0).toLowerCase() + name.slice(1);
  return [
    [`aws:s3/${file}:${name}`, standIn],
    [`aws:s3/${file}V2:${name}V2`, standIn],
  ];
};

/** What @pulumi/aws computes for the types that audit stacks use, in the formats of the real service. */
export const awsStandIns: ReadonlyMap<string, StandIn> = new Map<string, StandIn>([
  ...twins("Bucket", bucket),
  ...[
    "BucketAcl",
    "BucketLifecycleConfiguration",
    "BucketLogging",
    "BucketObjectLockConfiguration",
    "BucketServerSideEncryptionConfiguration",
    "BucketVersioning",
  ].flatMap((name) => twins(name, partOf("bucket"))),
  ["aws:s3/bucketOwnershipControls:BucketOwnershipControls", partOf("bucket")],
  ["aws:s3/bucketPolicy:BucketPolicy", partOf("bucket")],
  ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", partOf("bucket")],
  ["aws:s3/bucketNotification:BucketNotification", partOf("bucket")],
  [
    "aws:cloudtrail/trail:Trail",
    {
      ...named(
        "name",
        "arn",
        arn("cloudtrail", (m) => `trail/${m.name}`),
        (m) => ({ homeRegion: m.region, snsTopicArn: "" }),
      ),
      defaults: {
        enableLogFileValidation: false,
        enableLogging: true,
        includeGlobalServiceEvents: true,
        isMultiRegionTrail: false,
        isOrganizationTrail: false,
      },
    },
  ],
  [
    "aws:cloudtrail/eventDataStore:EventDataStore",
    named(
      "name",
      "arn",
      arn("cloudtrail", (m) => `eventdatastore/${uuidOf(m.hex)}`),
    ),
  ],
  [
    "aws:cloudwatch/logGroup:LogGroup",
    {
      ...named(
        "name",
        "name",
        arn("logs", (m) => `log-group:${m.name}`),
      ),
      defaults: { skipDestroy: false },
    },
  ],
  [
    "aws:cloudwatch/logStream:LogStream",
    named(
      "name",
      "name",
      arn("logs", (m) => `log-group:${text(m.inputs.logGroupName)}:log-stream:${m.name}`),
    ),
  ],
  [
    "aws:cloudwatch/logMetricFilter:LogMetricFilter",
    { nameProperty: "name", id: (m) => m.name, computed: (m) => ({ name: m.name }) },
  ],
  [
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    {
      ...named(
        "name",
        "name",
        arn("cloudwatch", (m) => `alarm:${m.name}`),
      ),
      defaults: { actionsEnabled: true, treatMissingData: "missing" },
    },
  ],
  [
    "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    {
      ...named(
        "alarmName",
        "name",
        arn("cloudwatch", (m) => `alarm:${m.name}`),
      ),
      defaults: { actionsEnabled: true },
    },
  ],
  [
    "aws:cloudwatch/eventBus:EventBus",
    named(
      "name",
      "name",
      arn("events", (m) => `event-bus/${m.name}`),
    ),
  ],
  [
    "aws:cloudwatch/alarmMuteRule:AlarmMuteRule",
    named(
      "name",
      "name",
      arn("cloudwatch", (m) => `alarm-mute-rule:${m.name}`),
    ),
  ],
  [
    "aws:cloudwatch/eventRule:EventRule",
    {
      ...named(
        "name",
        "name",
        arn("events", (m) => `rule/${onBus(m, "/")}${m.name}`),
      ),
      id: (m) => `${onBus(m, "/")}${m.name}`,
      defaults: { eventBusName: "default", forceDestroy: false },
    },
  ],
  [
    "aws:cloudwatch/eventTarget:EventTarget",
    {
      defaults: { eventBusName: "default", forceDestroy: false },
      id: (m) => `${onBus(m, "-")}${text(m.inputs.rule)}-${targetId(m)}`,
      computed: (m) => ({ targetId: targetId(m) }),
    },
  ],
  [
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
    { id: (m) => text(m.inputs.policyName ?? m.inputs.resourceArn), computed: () => ({}) },
  ],
  [
    "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
    { nameProperty: "name", id: (m) => `cwlsf-${m.hex(9)}`, computed: (m) => ({ name: m.name }) },
  ],
  [
    "aws:sns/topic:Topic",
    {
      ...named(
        "name",
        "arn",
        arn("sns", (m) => m.name),
        (m) => ({ owner: m.account }),
      ),
      defaults: { contentBasedDeduplication: false, fifoTopic: false },
    },
  ],
  ["aws:sns/topicPolicy:TopicPolicy", { id: (m) => text(m.inputs.arn), computed: (m) => ({ owner: m.account }) }],
  [
    "aws:sns/topicSubscription:TopicSubscription",
    {
      defaults: { confirmationTimeoutInMinutes: 1, endpointAutoConfirms: false, rawMessageDelivery: false },
      id: (m) => `${text(m.inputs.topic)}:${uuidOf(m.hex)}`,
      computed: (m) => ({
        arn: `${text(m.inputs.topic)}:${uuidOf(m.hex)}`,
        ownerId: m.account,
        pendingConfirmation: /^email/.test(text(m.inputs.protocol)),
      }),
    },
  ],
  ["aws:kms/key:Key", key],
  ["aws:kms/replicaKey:ReplicaKey", { ...key, defaults: {} }],
  ["aws:kms/keyPolicy:KeyPolicy", partOf("keyId")],
  [
    "aws:kms/alias:Alias",
    named(
      "name",
      "name",
      arn("kms", (m) => m.name),
      (m) => ({ targetKeyArn: arn("kms", () => `key/${text(m.inputs.targetKeyId)}`)(m) }),
    ),
  ],
  ["aws:iam/role:Role", { ...role, defaults: { forceDetachPolicies: false, maxSessionDuration: 3600, path: "/" } }],
  [
    "aws:iam/rolePolicy:RolePolicy",
    { nameProperty: "name", id: (m) => `${text(m.inputs.role)}:${m.name}`, computed: (m) => ({ name: m.name }) },
  ],
  [
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    { id: (m) => `${text(m.inputs.role)}-${m.hex(26)}`, computed: () => ({}) },
  ],
  [
    "aws:iam/policy:Policy",
    named(
      "name",
      "arn",
      arn("iam", (m) => `policy/${m.name}`, false),
    ),
  ],
  [
    "aws:sqs/queue:Queue",
    {
      nameProperty: "name",
      id: (m) => `https://sqs.${m.region}.amazonaws.com/${m.account}/${m.name}`,
      computed: (m) => ({
        name: m.name,
        arn: arn("sqs", () => m.name)(m),
        url: `https://sqs.${m.region}.amazonaws.com/${m.account}/${m.name}`,
      }),
    },
  ],
  ["aws:sqs/queuePolicy:QueuePolicy", { id: (m) => text(m.inputs.queueUrl), computed: () => ({}) }],
  [
    "aws:lambda/permission:Permission",
    {
      id: (m) => text(m.inputs.statementId ?? `terraform-${m.hex(26)}`),
      computed: (m) => ({ statementId: m.inputs.statementId ?? `terraform-${m.hex(26)}` }),
    },
  ],
  [
    "aws:lambda/function:Function",
    named(
      "name",
      "name",
      arn("lambda", (m) => `function:${m.name}`),
    ),
  ],
  ...awsInvestigationStandIns,
  ...awsAiStandIns,
]);
