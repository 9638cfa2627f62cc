import assert from "node:assert/strict";
import { logAlert } from "../../../src/evaluate";

const QUERY = "event.eventName: StopLogging | select count(1) as c";

const rule = (more: Partial<logAlert.AlertRule> & { readonly query?: string; readonly start?: string } = {}) => ({
  queries: [{ text: more.query ?? QUERY, start: more.start ?? "-5m", end: "now" }],
  triggers: [{ data: "c > 0", count: "" }],
  threshold: 1,
  schedule: { type: "FixedRate", interval: "5m" },
  ...more,
});

const ask = (...args: Parameters<typeof rule>) => {
  const firing = logAlert.fires(rule(...args));
  return firing.answer === "yes" ? "yes" : `${firing.answer} ${firing.part}`;
};

const byTrigger = (data: string, count = "", query = QUERY) => ask({ query, triggers: [{ data, count }] });

/** Log Service, "Specify trigger conditions", "Data structure of an alert rule". */
describe("an alert rule of Log Service", () => {
  for (const [data, count, expected] of [
    ["c > 0", "", "yes"],
    ["c >= 1", "", "yes"],
    ["c == 1", "", "yes"],
    ["$0.c>0", "", "yes"],
    ["c > 0 && c < 100", "", "yes"],
    ["c > 100 || c > 0", "", "yes"],
    ["c != 0", "", "yes"],
    ["c > 0", "__count__ > 0", "yes"],
    ["c > 0", "__count__ > 1", "no triggers"],
    ["c > 1", "", "no triggers"],
    ["c > 100 && c > 0", "", "no triggers"],
    ["c >= 0", "", "no triggers"],
    ["", "", "no triggers"],
    ["d > 0", "", "no triggers"],
    ["c > threshold", "", "open triggers"],
    ["(c > 0)", "", "open triggers"],
  ] as const)
    it(`goes off with one record by \`${data}\` and \`${count}\`: ${expected}`, () =>
      assert.equal(byTrigger(data, count), expected));

  it("has a row for each record without a statement, and for each group with one", () => {
    assert.equal(byTrigger("", "", "event.eventName: StopLogging"), "yes");
    assert.equal(byTrigger("", "__count__ > 3", "event.eventName: StopLogging"), "no triggers");
    assert.equal(byTrigger("", "", "* | select bucket, count(1) as c group by bucket"), "yes");
    assert.equal(byTrigger("c > 0", "", "* | select bucket, count(1) as c group by bucket"), "yes");
  });

  it("goes off by any of its triggers, and needs one", () => {
    const never = { data: "c > 9", count: "" };
    assert.equal(ask({ triggers: [never, { data: "c > 0", count: "" }] }), "yes");
    assert.equal(ask({ triggers: [never] }), "no triggers");
    assert.equal(ask({ triggers: [] }), "no triggers");
  });

  it("needs a query that can be read, one by itself, with a statement that is SQL", () => {
    assert.equal(ask({ queries: [] }), "no queries");
    assert.equal(ask({ queries: [...rule().queries, ...rule().queries] }), "open queries");
    assert.equal(ask({ query: "(a: b" }), "no queries");
    assert.equal(ask({ query: "* | select bucket, count(1) as c" }), "no queries");
    assert.equal(ask({ query: "* | select count(1 as c" }), "no queries");
    assert.equal(ask({ query: "* | select max(a) as c" }), "open queries");
  });

  it("looks back as far as it waits, and as often as it has to", () => {
    assert.equal(ask({ start: "-299s" }), "no queries");
    assert.equal(ask({ start: "-25h" }), "no queries");
    assert.equal(ask({ start: "-1d", schedule: { type: "Daily", interval: "" } }), "yes");
    assert.equal(ask({ start: "-1h", schedule: { type: "Hourly", interval: "" } }), "yes");
    assert.equal(ask({ start: "-30m", schedule: { type: "Hourly", interval: "" } }), "no queries");
    assert.equal(ask({ start: "-1d", schedule: { type: "Weekly", interval: "" } }), "no queries");
    assert.equal(ask({ start: "absolute" }), "open queries");
    assert.equal(ask({ schedule: { type: "Cron", interval: "" } }), "open schedule");
    assert.equal(ask({ schedule: { type: "FixedRate", interval: "0s" } }), "no schedule");
    assert.equal(ask({ threshold: 2 }), "no threshold");
    assert.equal(ask({ start: "-10m", threshold: 2 }), "yes");
  });

  it("is told by what certainly fails before what is open", () => {
    assert.equal(ask({ query: "* | select max(a) as c", start: "-1s" }), "no queries");
    assert.equal(ask({ start: "absolute", triggers: [] }), "no triggers");
  });
});
