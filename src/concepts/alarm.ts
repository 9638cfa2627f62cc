import type { Link, Links } from "./link";

/** Counts the log events that match a pattern. */
export interface MetricFilter {
  readonly logGroup: Link<"logGroup">;
  readonly pattern: string;
  readonly namespace: string;
  readonly metricName: string;
  /** What one matching event adds, as written: a number, or a reference such as `$.bytes`. */
  readonly metricValue: string;
  /** What a minute with events, none of them matching, adds, as written. */
  readonly defaultValue: string | undefined;
  /** Names of the metric's dimensions, each with the field that its value is taken from. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit: string;
}

/** A metric that an alarm watches. */
export interface WatchedMetric {
  readonly namespace: string | undefined;
  readonly metricName: string | undefined;
}

/** Watches metrics and acts when they cross a threshold. */
export interface Alarm {
  readonly name: string | undefined;
  readonly metrics: readonly WatchedMetric[];
  readonly actionsEnabled: boolean;
  /** What happens on the way into ALARM. */
  readonly actions: Links<"topic">;
}

/** Acts on a combination of other alarms. */
export interface CompositeAlarm {
  readonly name: string | undefined;
  readonly rule: string;
  readonly actionsEnabled: boolean;
  readonly actions: Links<"topic">;
}
