import assert from "node:assert/strict";
import { policies } from "../policypack/policies";
import { audit, computed, ref } from "../src/testing";
import { alicloud, aws } from "./resources";
import { studio } from "./studios";

const bucket = aws.bucket({ bucket: "records" }, "records");
const calls = aws.bucket({ bucket: "calls" }, "calls");
const key = aws.key({ enableKeyRotation: false }, "key");
const group = aws.logGroup({ retentionInDays: 7, logGroupClass: "INFREQUENT_ACCESS" }, "audit");
const topic = aws.topic({ kmsMasterKeyId: "alias/aws/sns" }, "alerts");
const metric = { namespace: "Audit", name: "RootUsage", value: "1" };

const toEverybody = (Action: string, Principal: object) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal, Action, Resource: "*" }] });

const role = aws.role({ assumeRolePolicy: toEverybody("sts:AssumeRole", { AWS: "*" }) }, "role");

/** The same in Alibaba Cloud, as far as it is about nothing else. */
const wrongInAlibaba = [
  alicloud.trail({ trailName: "audit-trail" }, "actiontrail"),
  alicloud.logStore({ logstoreName: "audit", enableWebTracking: true }),
  alicloud.logAlert({
    projectName: "audit",
    alertName: "it",
    alertDisplayname: "it",
    version: "2.0",
    queryLists: [{ store: "audit", query: "event.eventName: StopLogging", start: "-1m", end: "now" }],
  }),
];
const delivering = aws.role(
  { assumeRolePolicy: toEverybody("sts:AssumeRole", { Service: "cloudtrail.amazonaws.com" }) },
  "delivering",
);

/** An audit stack on which nothing is right. */
const everythingWrong = [
  ...wrongInAlibaba,
  aws.trail({
    s3BucketName: ref(bucket),
    enableLogging: false,
    isMultiRegionTrail: false,
    includeGlobalServiceEvents: false,
    enableLogFileValidation: false,
    eventSelectors: [
      { readWriteType: "WriteOnly", dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::data"] }] },
    ],
  }),
  aws.trail(
    {
      s3BucketName: ref(bucket),
      cloudWatchLogsGroupArn: computed([group], (outputs) => `${outputs?.arn}:*`),
      cloudWatchLogsRoleArn: ref(role, "arn"),
      kmsKeyId: ref(key, "arn"),
    },
    "delivering",
  ),
  aws.metricFilter(
    { logGroupName: ref(group), pattern: "ERROR -ERROR", metricTransformation: { ...metric, value: "0" } },
    "watched",
  ),
  aws.bucketPolicy({
    bucket: ref(bucket),
    policy: toEverybody("s3:GetBucketAcl", { Service: "cloudtrail.amazonaws.com" }),
  }),
  aws.key({ enableKeyRotation: false, policy: toEverybody("kms:*", { AWS: "*" }) }),
  aws.topic({ policy: toEverybody("sns:Publish", { AWS: "*" }) }),
  aws.metricFilter(
    { logGroupName: ref(group), pattern: "ERROR", metricTransformation: { ...metric, name: "Unwatched" } },
    "unwatched",
  ),
  aws.userPolicyAttachment({ user: "ann", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }),
  aws.eventRule({ eventPattern: JSON.stringify({ source: ["aws.detective"], "detail-type": ["Detective Finding"] }) }),
  aws.detector({ enable: false }),
  aws.findingsExport({ detectorId: "detector", destinationArn: ref(calls, "arn"), kmsKeyArn: ref(key, "arn") }),
  aws.graphMember({ graphArn: "graph", accountId: "123456789012", emailAddress: "a@example.com" }),
  studio({}),
  aws.domain(
    {
      authMode: "IAM",
      defaultUserSettings: { executionRole: ref(delivering, "arn") },
      domainName: "naming",
      domainSettings: { executionRoleIdentityConfig: "USER_PROFILE_NAME" },
      subnetIds: ["subnet-1"],
      vpcId: "vpc-1",
    },
    "naming",
  ),
  aws.notebook({ instanceType: "ml.t3.medium", roleArn: "arn:aws:iam::123456789012:role/notebook" }),
  aws.model({ executionRoleArn: "arn:aws:iam::123456789012:role/serving" }),
  aws.endpointConfig({ productionVariants: [{ modelName: "model", instanceType: "ml.m5.large" }] }),
  aws.invocationLogging({
    loggingConfig: { s3Config: { bucketName: ref(calls) }, textDataDeliveryEnabled: false },
  }),
  aws.alarm({
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 1,
    namespace: "Audit",
    metricName: "RootUsage",
    alarmActions: [ref(topic, "arn")],
  }),
];

/** An audit stack that forgot its trail. */
const nothingThere = [
  aws.metricFilter({ logGroupName: "audit", pattern: '{ $.eventName = "StopLogging" }', metricTransformation: metric }),
];

/** A graph to look into findings that nobody makes. */
const nothingFound = [aws.graph({})];

/** Policies that are off until they are enabled. */
const settings = Object.fromEntries(
  policies.flatMap(({ name, config }) => (config.enabled ? [[name, { enabled: true }] as const] : [])),
);

describe("a stack on which everything is wrong", () => {
  it("is reported by every policy", async () => {
    const reports = [await audit(everythingWrong, { settings })];
    for (const stack of [nothingThere, nothingFound]) reports.push(await audit(stack));
    const reporting = new Set(
      reports.flatMap(({ results }) => results.flatMap((r) => (r.verdict === "violating" ? [r.policy] : []))),
    );
    assert.deepEqual(
      policies.map(({ name }) => name).filter((name) => !reporting.has(name)),
      [],
    );
  });
});
