import assert from "node:assert/strict";
import { defaultVariations } from "../../scripts/mutation/same/defaults";
import { toSnapshot } from "../../src/testing/snapshot";
import { aws, awsNative } from "../resources";

describe("variations of what is left out", () => {
  it("say what is said by default", () => {
    const alarm = toSnapshot([aws.alarm({ comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1 })], {
      mode: "update",
    });
    const said = defaultVariations(alarm).map(({ what }) => what);
    assert(said.includes("it metricQueries: an empty list"), said.join("\n"));
    assert(said.includes("it metricName: an empty text"), said.join("\n"));
  });

  it("say no zeros where state has none, and spell out only what is a flag", () => {
    const resources = [
      awsNative.key({}, "key"),
      awsNative.alarm({ comparisonOperator: "GreaterThanThreshold" }, "alarm"),
    ];
    const said = defaultVariations(toSnapshot(resources, { mode: "update" })).map(({ what }) => what);
    assert(said.includes("key enableKeyRotation: its default, spelled out"), said.join("\n"));
    assert.deepEqual(
      said.filter((what) => /keySpec|: (an empty|0|false)/.test(what)),
      [],
    );
  });
});
