import type { Alarm, AlarmMuteRule, CompositeAlarm } from "../concepts/alarm";
import type { Lenses } from "./adapter";
import { textOf } from "./values";

interface Acting {
  actionsEnabled?: boolean | undefined;
  alarmActions?: readonly unknown[] | undefined;
}

const actionLenses = {
  actionsEnabled: { at: "actionsEnabled", get: (p) => p.actionsEnabled ?? true },
  actions: { at: "alarmActions", to: "topic", list: true, get: (p) => p.alarmActions },
} satisfies Lenses<Acting, Alarm & CompositeAlarm>;

interface AlarmStateSource extends Acting {
  threshold?: number | null | undefined;
  comparisonOperator?: string | undefined;
  treatMissingData?: string | undefined;
}

/** How alarms of every kind are named, by the property that holds the name (Service Authorization Reference, "Amazon CloudWatch"). */
export const alarmIdentity = <N extends string>(property: N) =>
  ({ names: [property], arn: (name: string) => ["cloudwatch", `alarm:${name}`] as const }) as const;

/** What alarms on metrics and on logs spell alike (CloudWatch API Reference, PutMetricAlarm, PutLogAlarm). */
export const alarmStateLenses = {
  ...actionLenses,
  threshold: { at: "threshold", get: (p) => p.threshold ?? undefined },
  comparison: { at: "comparisonOperator", get: (p) => textOf(p.comparisonOperator) },
  missingData: { at: "treatMissingData", get: (p) => textOf(p.treatMissingData) ?? "missing" },
} satisfies Lenses<AlarmStateSource, Alarm>;

interface AlarmSource extends AlarmStateSource {
  namespace?: string | undefined;
  metricName?: string | undefined;
  unit?: string | undefined;
  statistic?: string | undefined;
  extendedStatistic?: string | undefined;
  thresholdMetricId?: string | undefined;
}

/** What both AWS providers spell alike of an alarm (CloudWatch API Reference, PutMetricAlarm). */
export const alarmLenses = {
  ...alarmStateLenses,
  namespace: { at: "namespace", get: (p) => textOf(p.namespace) },
  metricName: { at: "metricName", get: (p) => textOf(p.metricName) },
  unit: { at: "unit", get: (p) => textOf(p.unit) },
  statistic: { at: "statistic", get: (p) => textOf(p.statistic) ?? textOf(p.extendedStatistic) },
  thresholdMetricId: { at: "thresholdMetricId", get: (p) => textOf(p.thresholdMetricId) },
} satisfies Lenses<AlarmSource, Alarm>;

interface CompositeAlarmSource extends Acting {
  alarmName?: string | undefined;
  alarmRule: string;
}

/** The same of a composite alarm, apart from what suppresses it (CloudWatch API Reference, PutCompositeAlarm). */
export const compositeAlarmLenses = {
  ...actionLenses,
  name: { at: "alarmName", get: (p) => textOf(p.alarmName) },
  rule: { at: "alarmRule", get: (p) => textOf(p.alarmRule) ?? "" },
} satisfies Lenses<CompositeAlarmSource, CompositeAlarm>;

interface MuteRuleSource {
  muteTargets?: { alarmNames?: readonly string[] | undefined } | undefined;
}

/** The same of whom a mute rule silences (CloudWatch API Reference, PutAlarmMuteRule). */
export const mutedLenses = {
  alarms: { at: "muteTargets.alarmNames", to: "alarm", list: true, get: (p) => p.muteTargets?.alarmNames },
  compositeAlarms: {
    at: "muteTargets.alarmNames",
    to: "compositeAlarm",
    list: true,
    get: (p) => p.muteTargets?.alarmNames,
  },
} satisfies Lenses<MuteRuleSource, AlarmMuteRule>;
