import assert from "node:assert/strict";
import { aiActivities } from "../../src/detections/ai-activity";
import { aiWorkloadDetections, dataSetDetections } from "../../src/detections/ai-workloads";
import { eventSelector } from "../../src/evaluate";

const callOf = (service: string, name: string): string => `${service}.amazonaws.com ${name}`;

describe("the table of AI activity", () => {
  it("names types of data events that CloudTrail knows", () => {
    const unknown = aiActivities.flatMap(({ type }) =>
      type === undefined || eventSelector.dataEventTypes.includes(type) ? [] : [type],
    );
    assert.deepEqual(unknown, []);
  });

  it("has every call that a detection on AI workloads waits for, as the kind of event that it is", () => {
    const kinds = new Map(
      aiActivities.flatMap(({ service, calls, type }) => calls.map((name) => [callOf(service, name), type] as const)),
    );
    for (const { id, must } of [...aiWorkloadDetections, ...dataSetDetections(["data"])])
      for (const { eventSource, eventName, resources } of must) {
        const call = `${eventSource} ${eventName}`;
        assert(kinds.has(call), `${id} waits for ${call}`);
        const [resource] = (resources ?? []) as readonly { readonly type: string }[];
        assert.equal(kinds.get(call), resource?.type, call);
      }
  });
});
