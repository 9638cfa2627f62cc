import assert from "node:assert/strict";
import { alarm } from "../../../src/evaluate";
import { counter, expectAnswer, inShort, settings } from "./cases";

type Row = readonly [what: string, own: Partial<alarm.MetricAlarm>, expected: string, counted?: Partial<alarm.Counter>];

const GREATER = { comparison: "GreaterThanThreshold" };
const zero = { defaultValue: 0 };

/** Each table beside its nearest neighbours. */
const tables: Readonly<Record<string, readonly Row[]>> = {
  // CloudWatch User Guide, CloudWatch statistics definitions; Logs User Guide, default values of metric filters.
  "by its statistic": [
    ["Sum without a default value", {}, "yes"],
    ["Sum with a default of 0", {}, "yes", zero],
    ["SampleCount", { statistic: "SampleCount" }, "yes"],
    ["SampleCount of default samples", { statistic: "SampleCount" }, "no: alwaysOn", zero],
    ["Maximum", { statistic: "Maximum" }, "yes", zero],
    ["Maximum of values below the threshold", { statistic: "Maximum" }, "no: neverBreaches", { value: 0.5 }],
    ["Average without a default value", { statistic: "Average" }, "yes"],
    ["Average that a default of 0 dilutes", { statistic: "Average" }, "no: diluted", zero],
    ["Average of one minute, which has either", { statistic: "Average", period: 60 }, "yes", zero],
    ["Average that stays over the threshold", { statistic: "Average", threshold: 0.2 }, "yes", zero],
    ["Average over a threshold that is not reached", { statistic: "Average", threshold: 0.21 }, "no: diluted", zero],
    ["Minimum without a default value", { statistic: "Minimum" }, "yes"],
    ["Minimum that a default of 0 pulls down", { statistic: "Minimum" }, "no: diluted", zero],
    ["a percentile of matches alone", { statistic: "p99" }, "yes"],
    ["a percentile of matches and defaults", { statistic: "p99" }, "undecided: calculated", zero],
    ["a percentile of one minute", { statistic: "p99", period: 60 }, "yes", zero],
    ["a percentile that ignores few samples", { statistic: "p99", lowSampleCount: "ignore" }, "no: lowSamples"],
    ["a trimmed mean", { statistic: "TM(10%:90%)" }, "undecided: calculated"],
    ["a percentile that is none", { statistic: "p101" }, "undecided: calculated"],
  ],
  // CloudWatch API reference, PutMetricAlarm, ComparisonOperator and Threshold.
  "by its threshold": [
    ["one or more", {}, "yes"],
    ["more than one", GREATER, "no: onePastThreshold"],
    ["more than none", { ...GREATER, threshold: 0 }, "yes", zero],
    ["none or more, always true", { threshold: 0 }, "no: alwaysOn", zero],
    ["none or more, but no datapoint without events", { threshold: 0 }, "yes"],
    ["two or more", { threshold: 2 }, "no: needsMore"],
    ["two or more of events that count two", { threshold: 2 }, "yes", { value: 2 }],
    ["more than two of events that count two", { ...GREATER, threshold: 2 }, "no: onePastThreshold", { value: 2 }],
    ["events that count nothing", {}, "no: neverBreaches", { value: 0 }],
    ["samples of events that count nothing", { statistic: "SampleCount" }, "yes", { value: 0 }],
    ["a value from the event", {}, "undecided: calculated", { value: undefined }],
    ["samples of a value from the event", { statistic: "SampleCount" }, "yes", { value: undefined }],
    ["fewer than one", { comparison: "LessThanThreshold" }, "no: neverBreaches"],
    ["fewer than one, always true", { comparison: "LessThanThreshold" }, "no: alwaysOn", zero],
    ["one or fewer", { comparison: "LessThanOrEqualToThreshold" }, "no: neverBreaches"],
    ["below zero of events that count down", { comparison: "LessThanThreshold", threshold: 0 }, "yes", { value: -1 }],
    ["a default of 1", {}, "no: alwaysOn", { defaultValue: 1 }],
    ["a default that adds up", { threshold: 3 }, "no: alwaysOn", { defaultValue: 1, value: 3 }],
    ["a default that does not add up to it", { threshold: 6 }, "yes", { defaultValue: 1, value: 6 }],
    ["a default that takes away", {}, "no: needsMore", { defaultValue: -1 }],
    ["infinity", { threshold: Infinity }, "no: neverBreaches"],
  ],
  // CloudWatch User Guide, configuring how CloudWatch alarms treat missing data.
  "by what it makes of missing data": [
    ["missing", {}, "yes"],
    ["notBreaching", { missingData: "notBreaching" }, "yes"],
    ["ignore keeps it in ALARM", { missingData: "ignore" }, "no: neverRearms"],
    ["ignore with a default value", { missingData: "ignore" }, "yes", zero],
    ["breaching", { missingData: "breaching" }, "no: alwaysOn"],
    ["breaching with a default value", { missingData: "breaching" }, "yes", zero],
    ["a word of another language", { missingData: "notbreaching" }, "no: refused"],
  ],
  // CloudWatch User Guide, alarm evaluation; avoiding premature transitions to alarm state.
  "by its datapoints": [
    ["one of three", { evaluationPeriods: 3, datapointsToAlarm: 1 }, "yes"],
    ["three of three, of a log that is never silent", { evaluationPeriods: 3 }, "no: severalPeriods", zero],
    ["three of three, gaps are fine", { evaluationPeriods: 3, missingData: "notBreaching" }, "no: severalPeriods"],
    ["two of three", { evaluationPeriods: 3, datapointsToAlarm: 2 }, "no: severalPeriods", zero],
    ["three of three, but only gaps follow", { evaluationPeriods: 3 }, "yes"],
    ["four of three", { evaluationPeriods: 3, datapointsToAlarm: 4 }, "no: refused"],
    ["none of three", { evaluationPeriods: 3, datapointsToAlarm: 0 }, "no: refused"],
    ["no evaluation period", { evaluationPeriods: undefined }, "no: refused"],
    ["half an evaluation period", { evaluationPeriods: 0.5 }, "no: refused"],
  ],
  // CloudWatch API reference, PutMetricAlarm, Period and EvaluationPeriods.
  "by its period": [
    ["a minute", { period: 60 }, "yes"],
    ["half a minute", { period: 30 }, "no: tooFine"],
    ["a minute and a half", { period: 90 }, "no: refused"],
    ["a negative one", { period: -60 }, "no: refused"],
    ["a day", { period: 86_400 }, "yes"],
    ["five minutes for a day", { evaluationPeriods: 288, datapointsToAlarm: 1 }, "yes"],
    ["five minutes for more than a day", { evaluationPeriods: 289, datapointsToAlarm: 1 }, "no: refused"],
    ["a day for a week", { period: 86_400, evaluationPeriods: 7, datapointsToAlarm: 1 }, "yes"],
    ["a day for more than a week", { period: 86_400, evaluationPeriods: 8, datapointsToAlarm: 1 }, "no: refused"],
    ["no period", { period: undefined }, "no: refused"],
  ],
  "by what it is": [
    ["a PromQL query", { promQl: true }, "undecided: query"],
    ["a band that is learnt", { thresholdMetricId: "band" }, "undecided: anomaly"],
    ["a band's comparison with a fixed threshold", { comparison: "GreaterThanUpperThreshold" }, "no: refused"],
    ["no threshold", { threshold: undefined }, "no: refused"],
    ["no statistic", { statistic: undefined }, "no: refused"],
  ],
};

describe("an alarm on a counter", () => {
  for (const [title, rows] of Object.entries(tables))
    describe(`goes off on one event, or does not, ${title}`, () => {
      for (const [what, own, expected, counted] of rows)
        it(`${expected}: ${what}`, () => {
          assert.equal(inShort(alarm.firesOn(settings(own), counter(counted))), expected);
        });
    });

  const burst = settings({ period: 86_400, comparison: "GreaterThanThreshold", threshold: 100 });

  it("says how many events it takes", () => {
    const { needed, why, field, set } = expectAnswer(alarm.firesOn(burst, counter()), "no");
    assert.equal(needed, 101);
    assert.equal(why, "it takes 101 matching events within 86400 seconds");
    assert.deepEqual([field, set], ["threshold", "1"]);
    assert.equal(expectAnswer(alarm.firesOn(settings({ threshold: 7 }), counter({ value: 3 })), "no").needed, 3);
    assert.equal(expectAnswer(alarm.firesOn(settings({ threshold: 2 ** 31 }), counter()), "no").needed, undefined);
  });

  it("is judged at the rate at which events come", () => {
    const at = (events: number, withinSeconds: number) =>
      inShort(alarm.firesOn(burst, counter(), { events, withinSeconds }));
    assert.equal(at(100, 86_400), "no: needsMore");
    assert.equal(at(101, 86_400), "yes");
    assert.equal(at(202, 2 * 86_400), "yes");
    assert.equal(at(200, 2 * 86_400), "no: needsMore");
    assert.equal(
      inShort(alarm.firesOn(settings({ threshold: 5 }), counter(), { events: 9, withinSeconds: 601 })),
      "no: needsMore",
    );
  });

  it("bears caveats that do not change the answer", () => {
    const caveats = (own: Partial<alarm.MetricAlarm>, counted: Partial<alarm.Counter> = {}, rate?: alarm.Rate) =>
      expectAnswer(alarm.firesOn(settings(own), counter(counted), rate), "yes").caveats;
    assert.deepEqual(caveats({}), []);
    assert.match(caveats({ evaluationPeriods: 3 })[0] ?? "", /3 periods after the event/);
    assert.match(caveats({ missingData: "breaching" }, zero)[0] ?? "", /no event at all/);
    assert.match(caveats({ period: 86_400, evaluationPeriods: 2, datapointsToAlarm: 1 })[0] ?? "", /once an hour/);
    assert.match(caveats({}, { dimensions: { Region: "$.awsRegion" } })[0] ?? "", /its own Region/);
    assert.match(
      caveats({ threshold: 5, missingData: "ignore" }, {}, { events: 5, withinSeconds: 60 })[0] ?? "",
      /a period with fewer events/,
    );
  });

  it("lets what is known decide, and otherwise says what is not", () => {
    assert.equal(inShort(alarm.firesOn(settings({ threshold: alarm.unknownValue }), counter())), "undecided: unknown");
    assert.match(
      expectAnswer(alarm.firesOn(settings({ threshold: alarm.unknownValue }), counter()), "undecided").why,
      /`threshold`/,
    );
    assert.equal(
      inShort(alarm.firesOn(settings({ threshold: alarm.unknownValue, period: 90 }), counter())),
      "no: refused",
    );
    assert.equal(
      inShort(alarm.firesOn(settings({ period: 90, promQl: alarm.unknownValue }), counter())),
      "undecided: unknown",
    );
  });

  it("lets what a getter throws pass, unless what is known decides", () => {
    const throwing = (own: Partial<alarm.MetricAlarm>) => ({
      ...settings(own),
      get threshold(): number {
        throw new RangeError("not yet");
      },
    });
    assert.throws(() => alarm.firesOn(throwing({}), counter()), RangeError);
    assert.equal(inShort(alarm.firesOn(throwing({ period: 90 }), counter())), "no: refused");
  });
});
