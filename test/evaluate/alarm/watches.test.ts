import assert from "node:assert/strict";
import { alarm } from "../../../src/evaluate";
import { counter, expectAnswer, expression, inShort, metric, onQueries, settings } from "./cases";

const other = metric("m2", { metricName: "Other" });

describe("an alarm watches a counter", () => {
  // CloudWatch API reference, PutMetricAlarm: MetricName, Namespace, Dimensions, Unit.
  it("of the same namespace, name, dimensions and unit, to the letter", () => {
    const watches = (own: Partial<alarm.MetricAlarm>, counted: Partial<alarm.Counter> = {}) =>
      alarm.watches(settings(own), counter(counted));
    assert.equal(watches({}), true);
    assert.equal(watches({ namespace: "audit" }), false);
    assert.equal(watches({ metricName: "RootUsage " }), false);
    assert.equal(watches({ unit: "None" }), true);
    assert.equal(watches({ unit: "Count" }), false);
    assert.equal(watches({ unit: "Count" }, { unit: "Count" }), true);
    assert.equal(watches({ dimensions: { Region: "eu-west-1" } }), false);
    assert.equal(watches({}, { dimensions: { Region: "$.awsRegion" } }), false);
    assert.equal(watches({ dimensions: { Region: "eu-west-1" } }, { dimensions: { Region: "$.awsRegion" } }), true);
    assert.equal(watches({ dimensions: { Area: "eu-west-1" } }, { dimensions: { Region: "$.awsRegion" } }), false);
  });

  it("whose name is not known yet, perhaps", () => {
    assert.equal(alarm.watches(settings({ metricName: alarm.unknownValue }), counter()), undefined);
    assert.equal(alarm.watches(settings({ metricName: alarm.unknownValue, namespace: "Other" }), counter()), false);
    assert.equal(alarm.watches(settings({ queries: alarm.unknownValue }), counter()), undefined);
  });

  it("through the expression that it returns", () => {
    const watches = (...queries: readonly alarm.MetricQuery[]) => alarm.watches(onQueries(queries), counter());
    assert.equal(watches(metric("m1", { returnsData: true })), true);
    assert.equal(watches(metric("m1"), other, expression("m1 + m2")), true);
    assert.equal(watches(metric("m1"), other, expression("m2 * 2")), false);
    assert.equal(watches(metric("m1"), other, expression("SUM(METRICS())")), true);
    assert.equal(watches(metric("m1"), expression("m1", "e1", false), expression("FILL(e1, 0)")), true);
    assert.equal(watches(metric("m1"), expression("IF(m1 > 3 AND m1 < 5, 1, 0)")), true);
    assert.equal(watches(other, expression("SEARCH('{Audit} RootUsage', 'Sum', 300)")), undefined);
    assert.equal(watches(expression('SELECT SUM(RootUsage) FROM SCHEMA("Audit")')), undefined);
    assert.equal(watches({ ...metric("m1", { returnsData: true }), account: "123456789012" }), undefined);
    assert.equal(alarm.watches(settings({ promQl: true }), counter()), undefined);
  });

  it("beside the band that it is compared with", () => {
    const queries = [metric("m1", { returnsData: true }), expression("ANOMALY_DETECTION_BAND(m1, 2)", "band")];
    assert.equal(alarm.watches(onQueries(queries, { thresholdMetricId: "band" }), counter()), true);
  });
});

/** CloudWatch User Guide, using math expressions: operators and functions. */
const math: readonly (readonly [
  text: string,
  expected: string,
  own?: Partial<alarm.MetricAlarm>,
  counted?: Partial<alarm.Counter>,
])[] = [
  ["m1", "yes"],
  ["  ( m1 )", "yes"],
  ["m1 + m2", "yes"],
  ["m1 + 1", "yes", { threshold: 2 }],
  ["m1 + 1", "no: alwaysOn", {}, { defaultValue: 0 }],
  ["m1 * 2", "yes", { threshold: 2 }],
  ["m1 / 2", "no: needsMore"],
  ["2 * m1 - 1", "yes"],
  ["-m1", "no: neverBreaches"],
  ["-m1", "yes", { comparison: "LessThanThreshold", threshold: 0 }],
  ["m1 - m2", "undecided: calculated"],
  ["m1 / m2", "undecided: calculated"],
  ["SUM(METRICS())", "yes"],
  ["SUM([m1, m2])", "yes"],
  ["MAX([m1, m2])", "yes"],
  ["MIN([m1, m2])", "undecided: calculated"],
  ["AVG([m1, m2])", "undecided: calculated"],
  ["MAX([m1])", "no: needsMore", { threshold: 2 }],
  ["MAX(m1)", "undecided: calculated"],
  ["FILL(m1, 0)", "yes"],
  ["FILL(m1, 0)", "yes", { missingData: "breaching" }],
  ["FILL(m1, 1)", "no: alwaysOn"],
  ["FILL(m1, 1)", "no: alwaysOn", {}, { defaultValue: 0 }],
  ["FILL(m1, 0)", "no: alwaysOn", { threshold: 0 }],
  ["FILL(m1, REPEAT)", "undecided: calculated"],
  ["SUM([FILL(m1, 0), FILL(m2, 0)])", "yes", { missingData: "ignore" }],
  ["IF(m1 > 0, 1, 0)", "undecided: calculated"],
  ["RATE(m1)", "undecided: calculated"],
  ["DIFF(m1)", "undecided: calculated"],
  ["m3", "undecided: calculated"],
  ["m1 +", "undecided: calculated"],
  ["result + m1", "undecided: calculated"],
  ["SELECT SUM(RootUsage) FROM Audit", "undecided: calculated"],
];

describe("an alarm on metric math", () => {
  for (const [text, expected, own, counted] of math)
    it(`${expected}: ${text}${own ? ` with ${JSON.stringify(own)}` : ""}${counted ? ` and ${JSON.stringify(counted)}` : ""}`, () => {
      const judged = onQueries([metric("m1"), other, expression(text)], own);
      assert.equal(inShort(alarm.firesOn(judged, counter(counted))), expected);
    });

  it("returns exactly one entry", () => {
    const fires = (...queries: readonly alarm.MetricQuery[]) => inShort(alarm.firesOn(onQueries(queries), counter()));
    assert.equal(fires(metric("m1", { returnsData: true })), "yes");
    assert.equal(fires(metric("m1")), "no: refused");
    assert.equal(fires(metric("m1", { returnsData: true }), expression("m1")), "no: refused");
    assert.equal(fires(...Array.from({ length: 20 }, (_, i) => metric(`m${i}`)), expression("m1")), "no: refused");
  });

  it("says what holds without any event", () => {
    const filled = onQueries([metric("m1"), expression("FILL(m1, 1)")]);
    assert.equal(
      expectAnswer(alarm.firesOn(filled, counter()), "no").why,
      "what it calculates without any event breaches the threshold 1",
    );
  });

  it("may be on a metric of another account", () => {
    const elsewhere = { ...metric("m1"), account: "123456789012" };
    const fires = (text: string) => inShort(alarm.firesOn(onQueries([elsewhere, expression(text)]), counter()));
    assert.equal(fires("m1"), "undecided: calculated");
  });

  it("bears a caveat where a sum has gaps", () => {
    const caveats = (text: string) =>
      expectAnswer(alarm.firesOn(onQueries([metric("m1"), other, expression(text)]), counter()), "yes").caveats;
    assert.match(caveats("m1 + m2")[0] ?? "", /use SUM or FILL/);
    assert.deepEqual(caveats("SUM([m1, m2])"), []);
  });

  it("is followed however long it is, and not further than is sensible", () => {
    const long = Array.from({ length: 600 }, () => "m1").join("+");
    assert.equal(
      inShort(alarm.firesOn(onQueries([metric("m1"), expression(long)], { threshold: 600 }), counter())),
      "yes",
    );
    const deep = `${"(".repeat(1000)}m1${")".repeat(1000)}`;
    assert.equal(
      inShort(alarm.firesOn(onQueries([metric("m1"), expression(deep)]), counter())),
      "undecided: calculated",
    );
    const circle = [metric("m1"), expression("e2", "e1", false), expression("e1 + m1", "e2")];
    assert.equal(inShort(alarm.firesOn(onQueries(circle), counter())), "undecided: calculated");
  });
});
