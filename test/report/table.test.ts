import assert from "node:assert/strict";
import { toTable } from "../../src/report/table";
import { audit } from "../../src/testing";
import { alicloud, aws } from "../resources";

const trail = aws.trail({ s3BucketName: "records", isMultiRegionTrail: true });

const required = {
  "detections-audit-tampering": { presence: "required" },
  "trail-present": { presence: "required" },
} as const;

describe("the table of a report", () => {
  it("says a reason once for all detections that get stuck by it, and their ids in lines that can be read", async () => {
    const report = await audit([trail], { mode: "update" });
    const text = toTable(report, { colors: false, verbose: false });
    const [, table = ""] = text.split("\nDetections");
    const lines = table.trimEnd().split("\n").slice(1, -1);
    const broken = report.detections.filter(({ status }) => status === "broken");
    assert(broken.length > 20, "the link is to break more than a few");
    for (const { id, reason = "" } of broken) {
      assert.match(table, new RegExp(`[ ,]${id}(,|\\s)`));
      assert.equal(table.split(reason).length, 2, `${reason} is there once`);
    }
    const ids = lines.filter((line) => /^ {2}broken|^ {13}\S/.test(line));
    assert(ids.length > 2);
    for (const line of ids) assert(line.length <= 125, line);
  });

  it("shows the detections of a stack that is told to have them, though nothing of it audits", async () => {
    const store = alicloud.logStore({});
    const quiet = await audit([store]);
    assert.deepEqual(quiet.detections, []);
    const told = await audit([store], { settings: required });
    assert(told.detections.length > 0);
    assert(told.detections.every(({ status }) => status === "broken"));
    const disabled = { "detections-audit-tampering": { presence: "required", enforcementLevel: "disabled" } } as const;
    assert.deepEqual((await audit([store], { settings: disabled })).detections, []);
  });

  it("names the stack once where something is said of it as a whole", async () => {
    const text = toTable(await audit([aws.bucket({})], { settings: required }), { colors: false, verbose: true });
    assert.match(text, /trail-present\n {6}The stack has no trail/);
    assert.doesNotMatch(text, /the stack: /);
  });

  describe("of a stack without a resource to judge", () => {
    const tableOf = async (...[subject, options]: Parameters<typeof audit>): Promise<string> =>
      toTable(await audit(subject, options), { colors: false, verbose: false });
    const foreign = { type: "pulumi:providers:aws", name: "usual", props: {} };

    it("says that nothing was judged", async () => {
      for (const resources of [[], [foreign], [aws.queue({ name: "inbox" })]])
        assert.match(await tableOf(resources), /\n\nNothing was judged: .*\n\n\d+ not applicable\n/);
    });

    it("says so of resources alone, where something is asked of the stack as a whole", async () => {
      const text = await tableOf([], { settings: required });
      assert.match(text, /violating .*trail-present\n {6}The stack has no trail/);
      assert.match(text, /\n\nNo resource was judged: /);
      assert.doesNotMatch(text, /Nothing was judged/);
    });

    it("says so when no policy is in use", async () => {
      assert.match(await tableOf([trail], { policies: [] }), /\n\nNothing was judged: /);
    });

    it("says nothing of it once a resource was judged, be it with no objection", async () => {
      assert.doesNotMatch(await tableOf([aws.topic({})]), /was judged/);
    });
  });
});
