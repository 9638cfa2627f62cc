import type { AlarmArgs, AlarmMuteRuleArgs, CompositeAlarmArgs } from "@pulumi/aws-native/cloudwatch";
import type { Unwrap } from "@pulumi/pulumi";
import type { MetricQuery } from "../../evaluate/alarm";
import { adapter } from "../adapter";
import { nonEmpty, textOf } from "../values";

type Query = NonNullable<Unwrap<AlarmArgs>["metrics"]>[number];

const dimensionsOf = (list: Unwrap<AlarmArgs>["dimensions"]): Readonly<Record<string, string>> =>
  Object.fromEntries((list ?? []).map(({ name, value }) => [name, value]));

/** A query returns its data unless it says otherwise (API MetricDataQuery). */
const queryOf = ({ id, returnData, expression, metricStat, accountId }: Query): MetricQuery => ({
  id: textOf(id) ?? "",
  returnsData: returnData ?? true,
  expression: textOf(expression),
  metric: metricStat && {
    namespace: textOf(metricStat.metric.namespace),
    metricName: textOf(metricStat.metric.metricName) ?? "",
    dimensions: dimensionsOf(metricStat.metric.dimensions),
    unit: textOf(metricStat.unit),
    statistic: textOf(metricStat.stat),
    period: metricStat.period,
  },
  account: textOf(accountId),
});

export const alarm = [
  adapter<Unwrap<AlarmArgs>>()(
    "alarm",
    "aws-native:cloudwatch:Alarm",
    {
      name: { at: "alarmName", get: (p) => textOf(p.alarmName) },
      namespace: { at: "namespace", get: (p) => textOf(p.namespace) },
      metricName: { at: "metricName", get: (p) => textOf(p.metricName) },
      dimensions: { at: "dimensions", get: (p) => dimensionsOf(p.dimensions) },
      unit: { at: "unit", get: (p) => textOf(p.unit) },
      statistic: { at: "statistic", get: (p) => textOf(p.statistic) ?? textOf(p.extendedStatistic) },
      period: { at: "period", get: (p) => p.period ?? undefined },
      evaluationPeriods: { at: "evaluationPeriods", get: (p) => p.evaluationPeriods ?? undefined },
      datapointsToAlarm: { at: "datapointsToAlarm", get: (p) => p.datapointsToAlarm ?? undefined },
      threshold: { at: "threshold", get: (p) => p.threshold ?? undefined },
      comparison: { at: "comparisonOperator", get: (p) => textOf(p.comparisonOperator) },
      missingData: { at: "treatMissingData", get: (p) => textOf(p.treatMissingData) ?? "missing" },
      lowSampleCount: {
        at: "evaluateLowSampleCountPercentile",
        get: (p) => textOf(p.evaluateLowSampleCountPercentile) ?? "evaluate",
      },
      queries: { at: "metrics", get: (p) => (p.metrics ?? []).map(queryOf) },
      thresholdMetricId: { at: "thresholdMetricId", get: (p) => textOf(p.thresholdMetricId) },
      promQl: { at: "evaluationCriteria", get: (p) => nonEmpty(p.evaluationCriteria?.promQlCriteria) !== undefined },
      actionsEnabled: { at: "actionsEnabled", get: (p) => p.actionsEnabled ?? true },
      actions: { at: "alarmActions", to: "topic", list: true, get: (p) => p.alarmActions },
    },
    { identity: { names: ["alarmName"], arn: (name) => ["cloudwatch", `alarm:${name}`] } },
  ),
  adapter<Unwrap<CompositeAlarmArgs>>()(
    "compositeAlarm",
    "aws-native:cloudwatch:CompositeAlarm",
    {
      name: { at: "alarmName", get: (p) => textOf(p.alarmName) },
      rule: { at: "alarmRule", get: (p) => textOf(p.alarmRule) ?? "" },
      actionsEnabled: { at: "actionsEnabled", get: (p) => p.actionsEnabled ?? true },
      actions: { at: "alarmActions", to: "topic", list: true, get: (p) => p.alarmActions },
      suppressor: { at: "actionsSuppressor", get: (p) => textOf(p.actionsSuppressor) },
    },
    { identity: { names: ["alarmName"], arn: (name) => ["cloudwatch", `alarm:${name}`] } },
  ),
  adapter<Unwrap<AlarmMuteRuleArgs>>()("alarmMuteRule", "aws-native:cloudwatch:AlarmMuteRule", {
    alarms: { at: "muteTargets.alarmNames", to: "alarm", list: true, get: (p) => p.muteTargets?.alarmNames },
    compositeAlarms: {
      at: "muteTargets.alarmNames",
      to: "compositeAlarm",
      list: true,
      get: (p) => p.muteTargets?.alarmNames,
    },
    schedule: {
      at: "rule.schedule",
      get: (p) => ({
        expression: textOf(p.rule.schedule.expression) ?? "",
        duration: textOf(p.rule.schedule.duration) ?? "",
      }),
    },
  }),
];
