import assert from "node:assert/strict";
import detectionsOfCis from "../../policypack/policies/detections-cis";
import { cisDetections } from "../../src/detections/cis";
import { audit, unknown } from "../../src/testing";
import { aws } from "../resources";

const judged = async (props: object) => {
  const trail = aws.trail({ s3BucketName: "logs", isMultiRegionTrail: true, ...props }, "audit");
  const { results } = await audit([trail], { policies: [detectionsOfCis] });
  return results.map(({ verdict, message, waitsFor }) => ({ verdict, message, waitsFor }));
};

const ids = cisDetections.map(({ id }) => id).join(", ");

describe("detections that raise no alert", () => {
  it("are told together when they break for one reason", async () => {
    const [line, ...more] = await judged({ enableLogging: false });
    assert.deepEqual(more, []);
    assert.equal(line?.verdict, "violating");
    assert(line?.message?.startsWith(`${ids}: no alert`), line?.message);
  });

  it("are told together when one unknown value keeps them from being told", async () => {
    const [line, ...more] = await judged({ cloudWatchLogsGroupArn: unknown });
    assert.deepEqual(more, []);
    assert.equal(line?.verdict, "undecided");
    assert.match(line?.message ?? "", /raise an alert cannot be known\. `cloudWatchLogsGroupArn` of audit/);
    assert(line?.message?.startsWith(`Whether ${ids} raise`), line?.message);
    assert.equal(line?.waitsFor.length, 1);
  });
});
