import assert from "node:assert/strict";
import * as fc from "fast-check";
import { alarm } from "../../../src/evaluate";
import { counter, expression, metric, onQueries, settings } from "./cases";

type Values<T> = { readonly [K in keyof T]?: fc.Arbitrary<T[K]> };

const of = <T>(values: Values<T>): fc.Arbitrary<Partial<T>> =>
  fc.record(values as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;

const comparisons = [
  "GreaterThanOrEqualToThreshold",
  "GreaterThanThreshold",
  "LessThanThreshold",
  "LessThanOrEqualToThreshold",
] as const;

const math = fc.constantFrom(
  ...["m1", "m1 + m2", "m1 - m2", "SUM(METRICS())", "MAX([m1, m2])", "FILL(m1, 0)", "FILL(m1, 1)", "-m1", "m1 * 3"],
  ...["IF(m1, 1, 0)", "MIN([FILL(m1, 2), m2])", "AVG([m1])", "m1 / 2", "(", "SELECT a"],
);

const queries = fc.option(
  math.map((text) => [metric("m1"), metric("m2", { metricName: "Other" }), expression(text)]),
  { nil: [] as readonly alarm.MetricQuery[] },
);

const alarms = of<alarm.AlarmSettings>({
  statistic: fc.constantFrom(
    "Sum",
    "SampleCount",
    "Average",
    "Minimum",
    "Maximum",
    "p50",
    "p99.9",
    "nonsense",
    undefined,
  ),
  period: fc.constantFrom(10, 60, 120, 300, 86_400, 90, undefined),
  evaluationPeriods: fc.constantFrom(1, 2, 3, 289, undefined),
  datapointsToAlarm: fc.constantFrom(1, 2, undefined),
  threshold: fc.constantFrom(-1, 0, 0.5, 1, 2, 5, 100, undefined),
  comparison: fc.constantFrom(...comparisons, "GreaterThanUpperThreshold", undefined),
  missingData: fc.constantFrom("missing", "notBreaching", "breaching", "ignore"),
  lowSampleCount: fc.constantFrom("evaluate", "ignore"),
  thresholdMetricId: fc.constantFrom(undefined, undefined, undefined, "band"),
  promQl: fc.constantFrom(false, false, false, true),
  queries,
});

const counters = of<alarm.Counter>({
  value: fc.constantFrom(-1, 0, 1, 2, 0.5, undefined),
  defaultValue: fc.constantFrom(undefined, 0, 1, -1),
  unit: fc.constantFrom("None", "Count"),
});

/** With every combination of known values, an unknown one has to leave the answer open or as it is. */
const expectSound = (known: alarm.Firing["answer"], unknown: alarm.Firing["answer"]): void =>
  assert(unknown === "undecided" || known === unknown, `${known} becomes ${unknown} when a value is not known`);

describe("what alarms do", () => {
  it("is answered for every alarm and counter", () => {
    fc.assert(
      fc.property(alarms, counters, fc.integer({ min: 1, max: 1000 }), (own, counted, events) => {
        const firing = alarm.firesOn(settings(own), counter(counted), { events, withinSeconds: 300 });
        assert(["yes", "no", "undecided"].includes(firing.answer));
        assert.equal(firing.answer === "yes", !("problem" in firing));
        assert([true, false, undefined].includes(alarm.watches(settings(own), counter(counted))));
      }),
      { numRuns: 2000 },
    );
  });

  it("is never unsaid by more events", () => {
    const upwards = alarms.filter(({ comparison }) => comparison === undefined || comparison.startsWith("Greater"));
    fc.assert(
      fc.property(upwards, counters, fc.nat(50), fc.nat(50), (own, counted, events, more) => {
        const at = (count: number) =>
          alarm.firesOn(settings(own), counter(counted), { events: count + 1, withinSeconds: 60 }).answer;
        if (at(events) === "yes") assert.equal(at(events + more), "yes");
      }),
      { numRuns: 2000 },
    );
  });

  it("happens at the number of events that it says are needed, and not before", () => {
    fc.assert(
      fc.property(alarms, counters, (own, counted) => {
        const [judged, counts] = [settings({ ...own, missingData: "notBreaching" }), counter(counted)];
        const firing = alarm.firesOn(judged, counts);
        if (firing.answer !== "no" || firing.needed === undefined) return;
        const at = (events: number) => alarm.firesOn(judged, counts, { events, withinSeconds: 60 });
        const [enough, tooFew] = [at(firing.needed), at(firing.needed - 1)];
        assert(!("needed" in enough), "it needs more than it said");
        assert.equal(tooFew.answer, "no");
      }),
      { numRuns: 2000 },
    );
  });

  it("stays open, or as it is, while a setting is not known", () => {
    const fields = fc.constantFrom(...(Object.keys(settings()) as (keyof alarm.MetricAlarm)[]));
    fc.assert(
      fc.property(alarms, counters, fields, (own, counted, field) => {
        const known = alarm.firesOn(settings(own), counter(counted));
        const unknown = alarm.firesOn({ ...settings(own), [field]: alarm.unknownValue }, counter(counted));
        expectSound(known.answer, unknown.answer);
        const watches = alarm.watches({ ...settings(own), [field]: alarm.unknownValue }, counter(counted));
        assert(watches === undefined || watches === alarm.watches(settings(own), counter(counted)));
      }),
      { numRuns: 3000 },
    );
  });

  it("stays open, or as it is, while what is counted is not known", () => {
    const fields = fc.constantFrom(...(Object.keys(counter()) as (keyof alarm.Counter)[]));
    fc.assert(
      fc.property(alarms, counters, fields, (own, counted, field) => {
        const known = alarm.firesOn(settings(own), counter(counted));
        const unknown = alarm.firesOn(settings(own), { ...counter(counted), [field]: alarm.unknownValue });
        expectSound(known.answer, unknown.answer);
      }),
      { numRuns: 3000 },
    );
  });

  it("holds for whatever happens besides: the bounds of a calculation are bounds", () => {
    const cell = fc.record({ matches: fc.nat(3), arrives: fc.boolean() });
    fc.assert(
      fc.property(alarms, counters, fc.array(cell, { minLength: 5, maxLength: 5 }), (own, counted, minutes) => {
        const judged = {
          ...settings({ ...own, queries: [], period: 300, evaluationPeriods: 1 }),
          datapointsToAlarm: 1,
        };
        const { value, defaultValue } = counter(counted) as {
          value: number | undefined;
          defaultValue: number | undefined;
        };
        const { statistic, threshold, comparison } = judged as alarm.AlarmSettings;
        if (value === undefined || alarm.firesOn(judged, counter(counted)).answer !== "yes") return;
        const samples = minutes.flatMap(({ matches, arrives }) =>
          matches > 0
            ? Array<number>(matches).fill(value)
            : arrives && defaultValue !== undefined
              ? [defaultValue]
              : [],
        );
        const matched = minutes.some(({ matches }) => matches > 0);
        if (samples.length === 0 || statistic?.startsWith("p")) return;
        const sum = samples.reduce((a, b) => a + b, 0);
        const datapoint = {
          Sum: sum,
          SampleCount: samples.length,
          Average: sum / samples.length,
          Minimum: Math.min(...samples),
          Maximum: Math.max(...samples),
        }[statistic as "Sum"];
        const limit = threshold ?? Number.NaN;
        const on = comparison?.startsWith("Greater")
          ? datapoint > limit || (comparison.includes("Equal") && datapoint === limit)
          : datapoint < limit || (comparison?.includes("Equal") === true && datapoint === limit);
        assert.equal(on, matched, `${statistic} of ${samples} is ${datapoint}`);
      }),
      { numRuns: 5000 },
    );
  });

  it("is told of any text that stands where metric math should", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        alarm.firesOn(onQueries([metric("m1"), expression(text)]), counter());
        alarm.watches(onQueries([metric("m1"), expression(text)]), counter());
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the rule of a composite alarm", () => {
  const names = fc.constantFrom("a", "b", "c");
  const states = fc.constantFrom<alarm.AlarmState>("ALARM", "OK", "INSUFFICIENT_DATA");
  const tree = fc.letrec<{ rule: readonly [string, (of: (name: string) => alarm.AlarmState) => boolean] }>((tie) => ({
    rule: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc
        .tuple(states, names)
        .map(([state, name]) => [`${state}(${name})`, (of: (name: string) => string) => of(name) === state] as const),
      tie("rule").map(
        ([text, holds]) => [`NOT (${text})`, (of: (name: string) => alarm.AlarmState) => !holds(of)] as const,
      ),
      fc
        .tuple(tie("rule"), tie("rule"))
        .map(
          ([[a, x], [b, y]]) =>
            [`(${a}) AND (${b})`, (of: (name: string) => alarm.AlarmState) => x(of) && y(of)] as const,
        ),
      fc
        .tuple(tie("rule"), tie("rule"))
        .map(
          ([[a, x], [b, y]]) =>
            [`(${a}) OR (${b})`, (of: (name: string) => alarm.AlarmState) => x(of) || y(of)] as const,
        ),
    ),
  })).rule;

  it("is true exactly when the sentence that it is says so, and open only where a state is", () => {
    fc.assert(
      fc.property(tree, fc.tuple(states, states, states), names, ([text, holds], [a, b, c], hidden) => {
        fc.pre(text.length < 10_000);
        const all = new Map([["a", a] as const, ["b", b] as const, ["c", c] as const]);
        const stateOf = (name: string) => all.get(name as "a") ?? "OK";
        const rule = alarm.parseRule(text);
        assert.equal(rule.isTrue(stateOf), holds(stateOf));
        const open = rule.isTrue((name) => (name === hidden ? undefined : stateOf(name)));
        if (open !== undefined) assert.equal(open, holds(stateOf));
      }),
    );
  });

  it("is read, or refused with a place in the text", () => {
    const words = fc.constantFrom(
      "ALARM",
      "OK",
      "(",
      ")",
      "AND",
      "OR",
      "NOT",
      "AT_LEAST",
      ",",
      '"a"',
      "a",
      "2",
      "50%",
      " ",
      "\\",
      '"',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(words, { maxLength: 30 }).map((list) => list.join(" ")),
          fc.string(),
        ),
        (text) => {
          try {
            alarm.parseRule(text).isTrue(() => "OK");
          } catch (error) {
            assert(error instanceof alarm.AlarmRuleSyntaxError);
            assert(error.position >= 0 && error.position <= text.length);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("mutes and actions", () => {
  it("are told of any text", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (expression, duration) => {
        alarm.mutingOf({ expression, duration });
        alarm.mutingOf({ expression: `cron(${expression})`, duration: "PT1H" });
        alarm.audienceOf(expression);
      }),
    );
  });
});
