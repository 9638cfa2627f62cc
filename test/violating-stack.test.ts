import assert from "node:assert/strict";
import { policies } from "../policypack/policies";
import { audit, ref } from "../src/testing";
import { aws } from "./resources";

const bucket = aws.bucket({ bucket: "records" }, "records");
const group = aws.logGroup({ retentionInDays: 7 }, "audit");
const metric = { namespace: "Audit", name: "RootUsage", value: "1" };

const toEverybody = (Action: string, Principal: object) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal, Action, Resource: "*" }] });

/** An audit stack on which nothing is right. */
const everythingWrong = [
  aws.trail({
    s3BucketName: ref(bucket),
    enableLogging: false,
    isMultiRegionTrail: false,
    includeGlobalServiceEvents: false,
    enableLogFileValidation: false,
  }),
  aws.bucketPolicy({
    bucket: ref(bucket),
    policy: toEverybody("s3:GetBucketAcl", { Service: "cloudtrail.amazonaws.com" }),
  }),
  aws.key({ enableKeyRotation: false, policy: toEverybody("kms:*", { AWS: "*" }) }),
  aws.topic({ policy: toEverybody("sns:Publish", { AWS: "*" }) }),
  aws.metricFilter({ logGroupName: ref(group), pattern: "ERROR", metricTransformation: metric }, "watched"),
  aws.metricFilter(
    { logGroupName: ref(group), pattern: "ERROR", metricTransformation: { ...metric, name: "Unwatched" } },
    "unwatched",
  ),
  aws.alarm({
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 1,
    namespace: "Audit",
    metricName: "RootUsage",
  }),
];

/** An audit stack that forgot its trail. */
const nothingThere = [
  aws.metricFilter({ logGroupName: "audit", pattern: '{ $.eventName = "StopLogging" }', metricTransformation: metric }),
];

describe("a stack on which everything is wrong", () => {
  it("is reported by every policy", async () => {
    const reports = [await audit(everythingWrong), await audit(nothingThere)];
    const reporting = new Set(
      reports.flatMap(({ results }) => results.flatMap((r) => (r.verdict === "violating" ? [r.policy] : []))),
    );
    assert.deepEqual(
      policies.map(({ name }) => name).filter((name) => !reporting.has(name)),
      [],
    );
  });
});
