import assert from "node:assert/strict";
import { actionTrail } from "../../../src/evaluate";

const records = (readWrite: string | undefined, dataSelectors: string | null | undefined, event: object) =>
  actionTrail.parse({ readWrite, dataSelectors }).records(event as Readonly<Record<string, unknown>>);

const problems = (dataSelectors: string) =>
  actionTrail.parse({ readWrite: "All", dataSelectors }).problems.map(({ path, problem }) => `${path} ${problem}`);

const read = {
  serviceName: "Oss",
  eventName: "GetObject",
  eventRW: "Read",
  eventCategory: "Data",
  resourceArn: "acs:oss:::a",
};
const selecting = (more: object = {}) => JSON.stringify([{ ServiceName: "Oss", ...more }]);

/** ActionTrail API reference, CreateTrail, PutDataEventSelector. */
describe("what an ActionTrail trail records", () => {
  it("is management events that read, write, or both", () => {
    for (const [readWrite, eventRW, expected] of [
      ["All", "Read", true],
      ["All", "Write", true],
      ["Read", "Read", true],
      ["Read", "Write", false],
      ["Write", "Write", true],
      ["Write", "Read", false],
      [undefined, "Read", undefined],
    ] as const)
      assert.equal(records(readWrite, null, { eventRW }), expected, `${readWrite} ${eventRW}`);
  });

  it("is data events that a selector names, whatever of management events it records", () => {
    for (const [selector, expected] of [
      [{}, true],
      [{ ReadWriteType: "Read" }, true],
      [{ ReadWriteType: "Write" }, false],
      [{ EventName: { Equals: ["GetObject", "PutObject"] } }, true],
      [{ EventName: { Equals: ["PutObject"] } }, false],
      [{ EventName: { NotEquals: ["GetObject"] } }, false],
      [{ ResourceArn: { Equals: ["acs:oss:::a"] } }, true],
      [{ ResourceArn: { NotEquals: ["acs:oss:::a"] } }, false],
      [{ ServiceName: "Ots" }, false],
    ] as const)
      assert.equal(records("Write", selecting(selector), read), expected, JSON.stringify(selector));
    assert.equal(records("All", null, read), false);
    assert.equal(records("All", undefined, read), undefined);
  });

  it("is wrong where a selector cannot be one", () => {
    assert.deepEqual(problems(selecting()), []);
    assert.deepEqual(problems("["), ["eventSelectors is no valid JSON"]);
    assert.deepEqual(problems("{}"), ["eventSelectors is no list"]);
    assert.deepEqual(problems(selecting({ EventName: ["GetObject"] })), ["eventSelectors[0].EventName is no object"]);
    assert.deepEqual(problems(selecting({ EventName: { Equals: "GetObject" } })), [
      "eventSelectors[0].EventName.Equals is no list of texts",
    ]);
    assert.deepEqual(
      problems(selecting({ ResourceArn: { Equals: Array.from({ length: 11 }, (_, i) => `acs:oss:::${i}`) } })),
      ["eventSelectors[0].ResourceArn names 11 values; 10 are allowed"],
    );
  });

  it("says where something cannot be known", () => {
    const { unknownPaths } = actionTrail.parse({ readWrite: undefined, dataSelectors: undefined });
    assert.deepEqual(unknownPaths, ["eventRw", "eventSelectors"]);
  });
});
