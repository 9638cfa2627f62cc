import type { AlarmArgs, AlarmMuteRuleArgs, CompositeAlarmArgs, LogAlarmArgs } from "@pulumi/aws-native/cloudwatch";
import type { Unwrap } from "@pulumi/pulumi";
import type { MetricQuery } from "../../evaluate/alarm";
import { adapter } from "../adapter";
import { alarmIdentity, alarmLenses, alarmStateLenses, compositeAlarmLenses, mutedLenses } from "../cloudwatch";
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
      ...alarmLenses,
      name: { at: "alarmName", get: (p) => textOf(p.alarmName) },
      dimensions: { at: "dimensions", get: (p) => dimensionsOf(p.dimensions) },
      period: { at: "period", get: (p) => p.period ?? undefined },
      evaluationPeriods: { at: "evaluationPeriods", get: (p) => p.evaluationPeriods ?? undefined },
      datapointsToAlarm: { at: "datapointsToAlarm", get: (p) => p.datapointsToAlarm ?? undefined },
      lowSampleCount: {
        at: "evaluateLowSampleCountPercentile",
        get: (p) => textOf(p.evaluateLowSampleCountPercentile) ?? "evaluate",
      },
      queries: { at: "metrics", get: (p) => (p.metrics ?? []).map(queryOf) },
      promQl: { at: "evaluationCriteria", get: (p) => nonEmpty(p.evaluationCriteria?.promQlCriteria) !== undefined },
    },
    { identity: alarmIdentity("alarmName") },
  ),
  adapter<Unwrap<LogAlarmArgs>>()(
    "alarm",
    "aws-native:cloudwatch:LogAlarm",
    {
      ...alarmStateLenses,
      name: { at: "alarmName", get: (p) => textOf(p.alarmName) },
      evaluationPeriods: { at: "queryResultsToEvaluate", get: (p) => p.queryResultsToEvaluate ?? undefined },
      datapointsToAlarm: { at: "queryResultsToAlarm", get: (p) => p.queryResultsToAlarm ?? undefined },
      logGroups: {
        at: "scheduledQueryConfiguration.logGroupIdentifiers",
        to: "logGroup",
        list: true,
        get: (p) => p.scheduledQueryConfiguration.logGroupIdentifiers,
      },
    },
    { identity: alarmIdentity("alarmName") },
  ),
  adapter<Unwrap<CompositeAlarmArgs>>()(
    "compositeAlarm",
    "aws-native:cloudwatch:CompositeAlarm",
    {
      ...compositeAlarmLenses,
      suppressor: { at: "actionsSuppressor", get: (p) => textOf(p.actionsSuppressor) },
    },
    { identity: alarmIdentity("alarmName") },
  ),
  adapter<Unwrap<AlarmMuteRuleArgs>>()("alarmMuteRule", "aws-native:cloudwatch:AlarmMuteRule", {
    ...mutedLenses,
    schedule: {
      at: "rule.schedule",
      get: (p) => ({
        expression: textOf(p.rule.schedule.expression) ?? "",
        duration: textOf(p.rule.schedule.duration) ?? "",
      }),
    },
  }),
];
