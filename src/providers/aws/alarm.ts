import type {
  AlarmMuteRuleArgs,
  CompositeAlarmArgs,
  LogMetricFilterArgs,
  MetricAlarmArgs,
} from "@pulumi/aws/cloudwatch";
import type { Unwrap } from "@pulumi/pulumi";
import type { MetricQuery } from "../../evaluate/alarm";
import { adapter, nonEmpty } from "../adapter";

type Query = NonNullable<Unwrap<MetricAlarmArgs>["metricQueries"]>[number];

/** Bridged state holds 0 where no number was set, and none of these numbers can be 0. */
const nonZero = (value: number | null | undefined): number | undefined => value || undefined;

const queryOf = ({ id, returnData, expression, metric, accountId }: Query): MetricQuery => ({
  id,
  returnsData: returnData ?? false,
  expression: nonEmpty(expression),
  metric: metric && {
    namespace: nonEmpty(metric.namespace),
    metricName: metric.metricName,
    dimensions: metric.dimensions ?? {},
    unit: nonEmpty(metric.unit),
    statistic: nonEmpty(metric.stat),
    period: nonZero(metric.period),
  },
  account: nonEmpty(accountId),
});

export const alarm = [
  adapter<Unwrap<LogMetricFilterArgs>>()("metricFilter", "aws:cloudwatch/logMetricFilter:LogMetricFilter", {
    logGroup: { at: "logGroupName", to: "logGroup", get: (p) => p.logGroupName },
    transformed: { at: "applyOnTransformedLogs", get: (p) => p.applyOnTransformedLogs ?? false },
    pattern: { at: "pattern", get: (p) => p.pattern ?? "" },
    namespace: { at: "metricTransformation.namespace", get: (p) => p.metricTransformation.namespace },
    metricName: { at: "metricTransformation.name", get: (p) => p.metricTransformation.name },
    metricValue: { at: "metricTransformation.value", get: (p) => p.metricTransformation.value },
    defaultValue: {
      at: "metricTransformation.defaultValue",
      get: (p) => nonEmpty(p.metricTransformation.defaultValue),
    },
    dimensions: { at: "metricTransformation.dimensions", get: (p) => p.metricTransformation.dimensions ?? {} },
    unit: { at: "metricTransformation.unit", get: (p) => nonEmpty(p.metricTransformation.unit) ?? "None" },
  }),
  adapter<Unwrap<MetricAlarmArgs>>()(
    "alarm",
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    {
      name: { at: "name", get: (p) => nonEmpty(p.name) },
      namespace: { at: "namespace", get: (p) => nonEmpty(p.namespace) },
      metricName: { at: "metricName", get: (p) => nonEmpty(p.metricName) },
      dimensions: { at: "dimensions", get: (p) => p.dimensions ?? {} },
      unit: { at: "unit", get: (p) => nonEmpty(p.unit) },
      statistic: { at: "statistic", get: (p) => nonEmpty(p.statistic) ?? nonEmpty(p.extendedStatistic) },
      period: { at: "period", get: (p) => nonZero(p.period) },
      evaluationPeriods: { at: "evaluationPeriods", get: (p) => nonZero(p.evaluationPeriods) },
      datapointsToAlarm: { at: "datapointsToAlarm", get: (p) => nonZero(p.datapointsToAlarm) },
      threshold: { at: "threshold", get: (p) => p.threshold ?? undefined },
      comparison: { at: "comparisonOperator", get: (p) => nonEmpty(p.comparisonOperator) },
      missingData: { at: "treatMissingData", get: (p) => nonEmpty(p.treatMissingData) ?? "missing" },
      lowSampleCount: {
        at: "evaluateLowSampleCountPercentiles",
        get: (p) => nonEmpty(p.evaluateLowSampleCountPercentiles) ?? "evaluate",
      },
      queries: { at: "metricQueries", get: (p) => (p.metricQueries ?? []).map(queryOf) },
      thresholdMetricId: { at: "thresholdMetricId", get: (p) => nonEmpty(p.thresholdMetricId) },
      promQl: { at: "evaluationCriteria", get: (p) => nonEmpty(p.evaluationCriteria?.promqlCriteria) !== undefined },
      actionsEnabled: { at: "actionsEnabled", get: (p) => p.actionsEnabled ?? true },
      actions: { at: "alarmActions", to: "topic", list: true, get: (p) => p.alarmActions },
    },
    { identity: { names: ["name"], arn: (name) => ["cloudwatch", `alarm:${name}`] } },
  ),
  adapter<Unwrap<CompositeAlarmArgs>>()(
    "compositeAlarm",
    "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    {
      name: { at: "alarmName", get: (p) => nonEmpty(p.alarmName) },
      rule: { at: "alarmRule", get: (p) => p.alarmRule },
      actionsEnabled: { at: "actionsEnabled", get: (p) => p.actionsEnabled ?? true },
      actions: { at: "alarmActions", to: "topic", list: true, get: (p) => p.alarmActions },
      suppressor: { at: "actionsSuppressor.alarm", get: (p) => nonEmpty(p.actionsSuppressor?.alarm) },
    },
    { identity: { names: ["alarmName"], arn: (name) => ["cloudwatch", `alarm:${name}`] } },
  ),
  adapter<Unwrap<AlarmMuteRuleArgs>>()("alarmMuteRule", "aws:cloudwatch/alarmMuteRule:AlarmMuteRule", {
    alarms: { at: "muteTargets.alarmNames", to: "alarm", list: true, get: (p) => p.muteTargets?.alarmNames },
    compositeAlarms: {
      at: "muteTargets.alarmNames",
      to: "compositeAlarm",
      list: true,
      get: (p) => p.muteTargets?.alarmNames,
    },
    schedule: {
      at: "rule.schedule",
      get: (p) => ({ expression: p.rule?.schedule?.expression ?? "", duration: p.rule?.schedule?.duration ?? "" }),
    },
  }),
];
