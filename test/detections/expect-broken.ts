import assert from "node:assert/strict";
import type { Trace } from "../../src/detections/trace";
import { nameOf } from "../../src/snapshot/urn";

/** Asserts at which step, on which resource and why a trace breaks, and that it says how to mend it. */
export const expectBroken = (trace: Trace, step: string, on: string | undefined, reason: RegExp): void => {
  assert.equal(trace.status, "broken", JSON.stringify(trace));
  assert.equal(trace.step, step);
  assert.equal(trace.urn && nameOf(trace.urn), on);
  assert.match(trace.reason ?? "", reason);
  assert.notEqual(trace.fix, "");
};
