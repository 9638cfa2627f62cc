import assert from "node:assert/strict";
import { policies } from "../../policypack/policies";
import { reasonNotIn, reasonNotOn, reasonWithout } from "../../src/core/coverage";
import { judge } from "../../src/core/judge";
import { definePolicy } from "../../src/core/policy";
import { providers } from "../../src/providers";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import { resource, type TestResource } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { alicloud, aws, awsNative } from "../resources";

const stackOf = (...resources: readonly TestResource[]) => fromSnapshot(toSnapshot(resources, { mode: "update" }));
const named = (name: string) => {
  const policy = policies.find((each) => each.name === name);
  assert(policy);
  return policy;
};

const actionTrail = alicloud.trail({ trailName: "audit", ossBucketName: "records" });
const cloudControl = awsNative.bucket({ bucketName: "records" }, "records");

describe("why a policy decides nothing", () => {
  for (const policy of policies)
    it(`is told in words of its own: ${policy.name}`, () => {
      for (const provider of providers) {
        const reason = reasonNotOn(policy, provider);
        if (reason !== undefined) assert.equal(reason, policy.notOn?.[provider]);
      }
    });

  it("is told for a policy that says nothing of a provider, too", () => {
    const studios = definePolicy({ ...named("studio-encrypted"), on: "studio", notOn: {}, check() {} });
    assert.match(reasonNotOn(studios, "alicloud") ?? "", /has no studio/);
    assert.equal(reasonNotOn(studios, "aws-native"), undefined);
  });

  it("holds for a stack when it holds for each of its providers", () => {
    const logged = named("model-invocations-logged");
    assert.match(reasonNotIn(logged, stackOf(actionTrail).outputs) ?? "", /^Bedrock is AWS's/);
    assert.match(reasonNotIn(logged, stackOf(cloudControl, actionTrail).outputs) ?? "", /^AWS Cloud Control/);
    assert.equal(reasonNotIn(logged, stackOf(actionTrail, aws.topic({}, "topic")).outputs), undefined);
    assert.equal(reasonNotIn(logged, stackOf(resource("random:index/randomId:RandomId")).outputs), undefined);
  });

  it("goes before what the stack happens not to have", () => {
    const studios = named("studio-encrypted");
    assert.match(reasonWithout(studios, stackOf(actionTrail).outputs), /PAI is not judged/);
    assert.equal(reasonWithout(studios, stackOf(cloudControl).outputs), "The stack has no studio.");
  });

  it("is in the results, though a presence is required", () => {
    const judged = judge(stackOf(actionTrail), [named("detector-present"), named("studio-encrypted")], {
      today: new Date("2026-01-01"),
      config: { "detector-present": { presence: "required" } },
    });
    assert.deepEqual(
      judged.map(({ verdict, message }) => [verdict, message]),
      [
        ["notApplicable", "GuardDuty is AWS's; Alibaba Cloud's Security Center is not judged."],
        ["notApplicable", "SageMaker is AWS's; Alibaba Cloud's PAI is not judged."],
      ],
    );
  });
});
