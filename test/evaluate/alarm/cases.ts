import assert from "node:assert/strict";
import type { alarm } from "../../../src/evaluate";

/** A counter of one a match, without a default value. */
export const counter = (own: Partial<alarm.Counter> = {}): alarm.Counter => ({
  namespace: "Audit",
  metricName: "RootUsage",
  dimensions: {},
  unit: "None",
  value: 1,
  defaultValue: undefined,
  ...own,
});

/** The alarm that the CIS benchmark describes: a sum of at least one in five minutes. */
export const settings = (own: Partial<alarm.MetricAlarm> = {}): alarm.MetricAlarm => ({
  namespace: "Audit",
  metricName: "RootUsage",
  dimensions: {},
  unit: undefined,
  statistic: "Sum",
  period: 300,
  evaluationPeriods: 1,
  datapointsToAlarm: undefined,
  threshold: 1,
  comparison: "GreaterThanOrEqualToThreshold",
  missingData: "missing",
  lowSampleCount: "evaluate",
  queries: [],
  thresholdMetricId: undefined,
  promQl: false,
  ...own,
});

/** An entry with a metric; by default the counter's. */
export const metric = (id: string, own: Partial<alarm.Metric> & { returnsData?: boolean } = {}): alarm.MetricQuery => ({
  id,
  returnsData: own.returnsData ?? false,
  expression: undefined,
  metric: {
    namespace: own.namespace ?? "Audit",
    metricName: own.metricName ?? "RootUsage",
    dimensions: own.dimensions ?? {},
    unit: own.unit,
    statistic: "Sum",
    period: 300,
  },
  account: undefined,
});

/** The entry that is returned, with an expression. */
export const expression = (text: string, id = "result", returnsData = true): alarm.MetricQuery => ({
  id,
  returnsData,
  expression: text,
  metric: undefined,
  account: undefined,
});

/** An alarm on several entries. */
export const onQueries = (
  queries: readonly alarm.MetricQuery[],
  own: Partial<alarm.MetricAlarm> = {},
): alarm.MetricAlarm =>
  settings({ namespace: undefined, metricName: undefined, statistic: undefined, period: undefined, queries, ...own });

/** The answer and the problem, in short. */
export const inShort = (firing: alarm.Firing): string =>
  firing.answer === "yes" ? firing.answer : `${firing.answer}: ${firing.problem}`;

/** A firing that has to be a yes, or a no. */
export const expectAnswer = <A extends alarm.Firing["answer"]>(
  firing: alarm.Firing,
  answer: A,
): Extract<alarm.Firing, { answer: A }> => {
  assert.equal(firing.answer, answer);
  return firing as Extract<alarm.Firing, { answer: A }>;
};
