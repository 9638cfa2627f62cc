import assert from "node:assert/strict";
import { audit, ref } from "../../src/testing";
import { aws, awsNative } from "../resources";

const bucket = aws.bucket({}, "records");
const trail = aws.trail(
  { s3BucketName: ref(bucket), isMultiRegionTrail: true, includeGlobalServiceEvents: true },
  "audit",
);
const policy = aws.bucketPolicy({ bucket: ref(bucket), policy: "{ broken" }, "policy");

describe("a property that the provider would refuse", () => {
  it("is reported on the resource that has it, whichever is judged", async () => {
    const { results } = await audit([bucket, policy, trail]);
    const malformed = results.filter(({ messageId }) => messageId === "malformed");
    assert(malformed.some(({ policy }) => policy === "log-bucket-accepts-delivery"));
    for (const { resource, type, urn, at } of malformed) {
      assert.deepEqual({ resource, type, at }, { resource: "policy", type: policy.type, at: "policy" });
      assert.match(urn ?? "", /::policy$/);
    }
  });

  it("is told once, though several parts of a check stumble over it", async () => {
    const feature = awsNative.detector(
      { enable: true, features: [{ name: "S3_DATA_EVENTS", status: "ON" as never }] },
      "detector",
    );
    const { results } = await audit([feature]);
    const told = results.filter(({ policy }) => policy === "detector-features");
    assert.deepEqual(
      told.map(({ messageId, at }) => [messageId, at]),
      [["malformed", "features[0].status"]],
    );
  });

  it("is accepted by an exception for that resource", async () => {
    const exceptions = [{ resource: "policy", reason: "ticket OPS-12", until: "2999-12-31" }];
    const { results } = await audit([bucket, policy, trail], {
      settings: { "log-bucket-accepts-delivery": { exceptions } },
    });
    const told = results.filter(({ policy }) => policy === "log-bucket-accepts-delivery");
    assert.deepEqual(
      told.map(({ verdict, resource }) => ({ verdict, resource })),
      [{ verdict: "excepted", resource: "policy" }],
    );
  });

  it("breaks the way of an event there", async () => {
    const { detections } = await audit([bucket, policy, trail]);
    for (const { reason, urn } of detections.filter(({ step }) => step !== "captured")) {
      assert.match(reason ?? "", /^`policy` is not a valid policy document/);
      assert.match(urn ?? "", /::policy$/);
    }
    assert(detections.some(({ step }) => step === "delivered"));
  });
});
