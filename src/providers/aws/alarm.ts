import type {
  AlarmMuteRuleArgs,
  CompositeAlarmArgs,
  LogMetricFilterArgs,
  MetricAlarmArgs,
} from "@pulumi/aws/cloudwatch";
import type { Unwrap } from "@pulumi/pulumi";
import type { MetricQuery } from "../../evaluate/alarm";
import { adapter } from "../adapter";
import { alarmIdentity, alarmLenses, compositeAlarmLenses, mutedLenses } from "../cloudwatch";
import { nonEmpty, textOf } from "../values";

type Query = NonNullable<Unwrap<MetricAlarmArgs>["metricQueries"]>[number];

/** Bridged state holds 0 where no number was set, and none of these numbers can be 0. */
const nonZero = (value: number | null | undefined): number | undefined => value || undefined;

const queryOf = ({ id, returnData, expression, metric, accountId }: Query): MetricQuery => ({
  id: textOf(id) ?? "",
  returnsData: returnData ?? false,
  expression: textOf(expression),
  metric: metric && {
    namespace: textOf(metric.namespace),
    metricName: textOf(metric.metricName) ?? "",
    dimensions: metric.dimensions ?? {},
    unit: textOf(metric.unit),
    statistic: textOf(metric.stat),
    period: nonZero(metric.period),
  },
  account: textOf(accountId),
});

export const alarm = [
  adapter<Unwrap<LogMetricFilterArgs>>()("metricFilter", "aws:cloudwatch/logMetricFilter:LogMetricFilter", {
    logGroup: { at: "logGroupName", to: "logGroup", get: (p) => p.logGroupName },
    transformed: { at: "applyOnTransformedLogs", get: (p) => p.applyOnTransformedLogs ?? false },
    pattern: { at: "pattern", get: (p) => textOf(p.pattern) ?? "" },
    namespace: { at: "metricTransformation.namespace", get: (p) => textOf(p.metricTransformation.namespace) ?? "" },
    metricName: { at: "metricTransformation.name", get: (p) => textOf(p.metricTransformation.name) ?? "" },
    metricValue: { at: "metricTransformation.value", get: (p) => textOf(p.metricTransformation.value) ?? "" },
    defaultValue: {
      at: "metricTransformation.defaultValue",
      get: (p) => textOf(p.metricTransformation.defaultValue),
    },
    dimensions: { at: "metricTransformation.dimensions", get: (p) => p.metricTransformation.dimensions ?? {} },
    unit: { at: "metricTransformation.unit", get: (p) => textOf(p.metricTransformation.unit) ?? "None" },
  }),
  adapter<Unwrap<MetricAlarmArgs>>()(
    "alarm",
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    {
      ...alarmLenses,
      name: { at: "name", get: (p) => textOf(p.name) },
      dimensions: { at: "dimensions", get: (p) => p.dimensions ?? {} },
      period: { at: "period", get: (p) => nonZero(p.period) },
      evaluationPeriods: { at: "evaluationPeriods", get: (p) => nonZero(p.evaluationPeriods) },
      datapointsToAlarm: { at: "datapointsToAlarm", get: (p) => nonZero(p.datapointsToAlarm) },
      lowSampleCount: {
        at: "evaluateLowSampleCountPercentiles",
        get: (p) => textOf(p.evaluateLowSampleCountPercentiles) ?? "evaluate",
      },
      queries: { at: "metricQueries", get: (p) => (p.metricQueries ?? []).map(queryOf) },
      promQl: { at: "evaluationCriteria", get: (p) => nonEmpty(p.evaluationCriteria?.promqlCriteria) !== undefined },
    },
    { identity: alarmIdentity("name") },
  ),
  adapter<Unwrap<CompositeAlarmArgs>>()(
    "compositeAlarm",
    "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    {
      ...compositeAlarmLenses,
      suppressor: { at: "actionsSuppressor.alarm", get: (p) => textOf(p.actionsSuppressor?.alarm) },
    },
    { identity: alarmIdentity("alarmName") },
  ),
  adapter<Unwrap<AlarmMuteRuleArgs>>()("alarmMuteRule", "aws:cloudwatch/alarmMuteRule:AlarmMuteRule", {
    ...mutedLenses,
    schedule: {
      at: "rule.schedule",
      get: (p) => ({
        expression: textOf(p.rule?.schedule?.expression) ?? "",
        duration: textOf(p.rule?.schedule?.duration) ?? "",
      }),
    },
  }),
];
