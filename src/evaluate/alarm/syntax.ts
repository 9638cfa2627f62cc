import { unknownValue } from "../unknown-value";

/** A value, or the sign that it cannot be known. */
export type Knowable<T> = T | typeof unknownValue;

type AllKnowable<T> = { readonly [K in keyof T]: Knowable<T[K]> };

/** A metric as CloudWatch tells metrics apart: all four to the letter (CloudWatch API reference, PutMetricAlarm). */
export interface Metric {
  readonly namespace: string | undefined;
  readonly metricName: string | undefined;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Only samples of this unit are looked at; `undefined` looks at all. */
  readonly unit: string | undefined;
}

/** One entry of an alarm on several metrics (CloudWatch API reference, MetricDataQuery). */
export interface MetricQuery {
  readonly id: string;
  /** True for the one entry that the alarm watches. */
  readonly returnsData: boolean;
  /** Metric math, or a Metrics Insights query. */
  readonly expression: string | undefined;
  readonly metric:
    | (Metric & { readonly statistic: string | undefined; readonly period: number | undefined })
    | undefined;
  /** The account that owns the metric, when it is named. */
  readonly account: string | undefined;
}

/** What decides when an alarm goes off (CloudWatch API reference, PutMetricAlarm). `undefined` is left out. */
export interface AlarmSettings extends Metric {
  /** `Sum`, `SampleCount`, `Average`, `Minimum`, `Maximum`, or a percentile such as `p99`. */
  readonly statistic: string | undefined;
  /** Seconds that make one datapoint. */
  readonly period: number | undefined;
  /** How many datapoints are looked at. */
  readonly evaluationPeriods: number | undefined;
  /** How many of them have to breach; all of them when left out. */
  readonly datapointsToAlarm: number | undefined;
  readonly threshold: number | undefined;
  readonly comparison: string | undefined;
  /** `missing`, `notBreaching`, `breaching` or `ignore`. */
  readonly missingData: string;
  /** `evaluate`, or `ignore`: percentiles of few samples then change nothing. */
  readonly lowSampleCount: string;
  /** Metrics and expressions, in place of the one metric. */
  readonly queries: readonly MetricQuery[];
  /** The entry that gives the band of an anomaly detection, in place of a threshold. */
  readonly thresholdMetricId: string | undefined;
  /** True when a PromQL query takes the place of all of the above. */
  readonly promQl: boolean;
}

/** The settings of an alarm, each known or not. */
export type MetricAlarm = AllKnowable<AlarmSettings>;

interface KnownCounter {
  readonly namespace: string;
  readonly metricName: string;
  /** Names of the metric's dimensions, each with the field that its value is taken from. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit: string;
  /** What one matching event adds; `undefined` when it is taken from the event. */
  readonly value: number | undefined;
  /** What a minute with events, none of them matching, adds; `undefined` when it adds nothing. */
  readonly defaultValue: number | undefined;
}

/** What a metric filter counts (CloudWatch Logs API reference, MetricTransformation). */
export type Counter = AllKnowable<KnownCounter>;

/** How often the events come that have to raise an alarm. */
export interface Rate {
  readonly events: number;
  readonly withinSeconds: number;
}

/** Thrown where an unknown value decides; nothing outside of this folder sees it. */
export class NotKnown {
  constructor(readonly field: string) {}
}

/** A setting's value. Throws `NotKnown`. */
export const known = <T extends object, K extends keyof T & string>(
  source: T,
  field: K,
): Exclude<T[K], typeof unknownValue> => {
  const value = source[field];
  if (value === unknownValue) throw new NotKnown(field);
  return value as Exclude<T[K], typeof unknownValue>;
};
