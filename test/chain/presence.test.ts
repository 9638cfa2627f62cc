import assert from "node:assert/strict";
import { auditStackReason } from "../../src/chain/presence";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import { audit, type TestResource, unknown } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { aws } from "../resources";

const filter = (name: string, pattern: string): TestResource =>
  aws.metricFilter(
    {
      logGroupName: "logs",
      pattern,
      metricTransformation: { namespace: "Audit", name, value: "1" },
    },
    name,
  );

const reads = '{ $.eventName = "StopLogging" }';

const reasonOf = (...resources: readonly TestResource[]): string | undefined =>
  auditStackReason(fromSnapshot(toSnapshot(resources, { mode: "preview" })).outputs, "auto");

describe("what makes a stack one for auditing", () => {
  it("is a filter that reads audit records, also when the pattern of another is not known", () => {
    const reason = reasonOf(filter("open", unknown), filter("reads", reads));
    assert.equal(reason, "its metric filter reads reads audit records");
  });

  it("cannot be told while a pattern that is not known may read them", () => {
    assert.throws(() => reasonOf(filter("open", unknown), filter("errors", "ERROR")), { name: "UndecidedError" });
    assert.equal(reasonOf(filter("errors", "ERROR")), undefined);
  });
});

describe("the detections of a report", () => {
  it("are undecided while it cannot be told whether the stack audits", async () => {
    const { detections } = await audit([filter("open", unknown)], { mode: "preview" });
    assert(detections.length > 0);
    for (const { status, reason, urn } of detections) {
      assert.equal(status, "undecided");
      assert.match(reason ?? "", /^`pattern` of open cannot be known before deployment\.$/);
      assert.match(urn ?? "", /::open$/);
    }
  });

  it("are left out of a stack that does not audit", async () => {
    assert.deepEqual((await audit([filter("errors", "ERROR")])).detections, []);
  });
});
