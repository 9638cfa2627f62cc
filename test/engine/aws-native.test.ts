import assert from "node:assert/strict";
import * as awsNative from "@pulumi/aws-native";
import { isUnknownSentinel } from "../../src/snapshot/unknown";
import { found, run } from "./run";

const chain = () => {
  const bucket = new awsNative.s3.Bucket("records");
  const group = new awsNative.logs.LogGroup("audit", { logGroupName: "/audit" });
  const stream = new awsNative.logs.LogStream("audit", { logGroupName: "/audit", logStreamName: "events" });
  const key = new awsNative.kms.Key("audit", { keyPolicy: { Version: "2012-10-17", Statement: [] } });
  const topic = new awsNative.sns.Topic("alerts", { kmsMasterKeyId: key.arn });
  const trail = new awsNative.cloudtrail.Trail("audit", {
    isLogging: true,
    s3BucketName: bucket.id,
    cloudWatchLogsLogGroupArn: group.arn,
    kmsKeyId: key.keyId,
    snsTopicName: topic.topicArn,
  });
  const filter = new awsNative.logs.MetricFilter("stops", {
    logGroupName: group.id,
    filterPattern: "{ $.eventName = StopLogging }",
    metricTransformations: [{ metricName: "stops", metricNamespace: "audit", metricValue: "1" }],
  });
  return { trail: trail.arn, stream: stream.id, filter: filter.id };
};

describe("the embedded engine, with aws-native", () => {
  it("makes identifiers as Cloud Control does, and outputs in the formats of the real services", async () => {
    const snapshot = await run(chain);
    const trail = found(snapshot, "audit", "Trail");
    assert.match(String(trail.id), /^audit-[0-9a-f]{7}$/);
    assert.equal(snapshot.outputs.trail, `arn:aws:cloudtrail:us-east-1:123456789012:trail/${trail.id}`);
    assert.equal(trail.inputs.s3BucketName, found(snapshot, "records").inputs.bucketName);
    assert.equal(
      trail.inputs.cloudWatchLogsLogGroupArn,
      "arn:aws:logs:us-east-1:123456789012:log-group:/audit:*",
      "the ARN of a log group ends in :*",
    );
    assert.equal(trail.outputs.snsTopicArn, found(snapshot, "alerts").id);
    const key = found(snapshot, "audit", "Key");
    assert.equal(trail.inputs.kmsKeyId, key.id);
    assert.equal(key.outputs.arn, `arn:aws:kms:us-east-1:123456789012:key/${key.id}`);
    assert.equal(snapshot.outputs.stream, "/audit|events");
    assert.match(String(snapshot.outputs.filter), /^\/audit\|stops-[0-9a-f]{7}$/);
  });

  it("fills in a name where the provider makes one up, and nothing else", async () => {
    const { inputs } = found(await run(chain), "audit", "Trail");
    assert.deepEqual(Object.keys(inputs).sort(), [
      "cloudWatchLogsLogGroupArn",
      "isLogging",
      "kmsKeyId",
      "s3BucketName",
      "snsTopicName",
      "trailName",
    ]);
    assert.deepEqual(
      found(await run(chain), "audit", "Key").inputs,
      { keyPolicy: { Version: "2012-10-17", Statement: [] } },
      "a document stays an object",
    );
  });

  it("knows no computed value of a preview, and all links", async () => {
    const snapshot = await run(chain, { mode: "preview" });
    const trail = found(snapshot, "audit", "Trail");
    const group = found(snapshot, "audit", "LogGroup");
    assert(isUnknownSentinel(group.outputs.arn));
    assert.equal(group.outputs.logGroupName, "/audit");
    assert(isUnknownSentinel(trail.inputs.cloudWatchLogsLogGroupArn));
    assert.deepEqual(trail.propertyDependencies.cloudWatchLogsLogGroupArn, [group.urn]);
  });

  it("makes a sound default for types that it does not know", async () => {
    const snapshot = await run(() => {
      new awsNative.sagemaker.MlflowTrackingServer("runs", {
        artifactStoreUri: "s3://runs",
        roleArn: "arn:aws:iam::123456789012:role/runs",
        trackingServerName: "runs-of-2026",
      });
    });
    const server = found(snapshot, "runs");
    assert.equal(server.id, "runs-of-2026");
    assert.equal(
      server.outputs.mlflowTrackingServerArn,
      "arn:aws:sagemaker:us-east-1:123456789012:mlflowtrackingserver/runs-of-2026",
    );
    assert.equal(server.inputs.mlflowTrackingServerName, undefined);
  });

  it("answers what ordinary programs ask, for the Region of each provider", async () => {
    const asks = async () => {
      const oregon = new awsNative.Provider("oregon", { region: "us-west-2" });
      const beijing = new awsNative.Provider("beijing", { region: "cn-north-1" as awsNative.Region });
      return {
        account: (await awsNative.getAccountId()).accountId,
        here: (await awsNative.getRegion()).region,
        there: awsNative.getRegionOutput({ provider: oregon }).region,
        partition: awsNative.getPartitionOutput({ provider: beijing }),
        suffix: (await awsNative.getUrlSuffix()).urlSuffix,
        zones: (await awsNative.getAzs()).azs,
        elsewhere: (await awsNative.getAzs({ region: "us-west-2" })).azs,
        subnets: (await awsNative.cidr({ ipBlock: "10.64.0.0/16", count: 3, cidrBits: 8 })).subnets,
      };
    };
    const { outputs } = await run(asks, { config: { "aws:region": "eu-west-1", "aws-native:region": "eu-central-1" } });
    assert.deepEqual(outputs, {
      account: "123456789012",
      here: "eu-central-1",
      there: "us-west-2",
      partition: { partition: "aws-cn", dnsSuffix: "amazonaws.com.cn" },
      suffix: "amazonaws.com",
      zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
      elsewhere: ["us-west-2a", "us-west-2b", "us-west-2c"],
      subnets: ["10.64.0.0/24", "10.64.1.0/24", "10.64.2.0/24"],
    });
  });

  it("refuses to divide what it cannot", async () => {
    const divide = (ipBlock: string, count: number, cidrBits: number) =>
      run(() => awsNative.cidr({ ipBlock, count, cidrBits }));
    await assert.rejects(divide("10.0.0.0/24", 3, 7), /`10\.0\.0\.0\/24` has no room for 3 subnets of 128 addresses/);
    await assert.rejects(divide("2001:db8::/32", 1, 64), /only blocks of IPv4 addresses can be divided here/);
  });
});
