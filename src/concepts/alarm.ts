import type { AlarmSettings, MuteSchedule } from "../evaluate/alarm";
import type { Link, Links } from "./link";

/** Counts the log events that match a pattern. */
export interface MetricFilter {
  readonly logGroup: Link<"logGroup">;
  readonly pattern: string;
  /** True when the pattern is matched against what the log group's transformer makes of events. */
  readonly transformed: boolean;
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

/** Watches metrics, or what a query finds in logs, and acts when they cross a threshold. */
export interface Alarm extends AlarmSettings {
  readonly name: string | undefined;
  readonly actionsEnabled: boolean;
  /** What happens on the way into ALARM. */
  readonly actions: Links<"topic">;
  /** Where its query looks; only an alarm on logs itself has a word for it, and none for metrics. */
  readonly logGroups: Links<"logGroup">;
}

/** Acts on a combination of other alarms. */
export interface CompositeAlarm {
  readonly name: string | undefined;
  readonly rule: string;
  readonly actionsEnabled: boolean;
  readonly actions: Links<"topic">;
  /** Name or ARN of the alarm that holds the actions back while it is in ALARM. */
  readonly suppressor: string | undefined;
}

/** Holds back the actions of alarms at set times. */
export interface AlarmMuteRule {
  readonly alarms: Links<"alarm">;
  readonly compositeAlarms: Links<"compositeAlarm">;
  readonly schedule: MuteSchedule;
}
