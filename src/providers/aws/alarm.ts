import type { CompositeAlarmArgs, LogMetricFilterArgs, MetricAlarmArgs } from "@pulumi/aws/cloudwatch";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter, nonEmpty } from "../adapter";

export const alarm = [
  adapter<Unwrap<LogMetricFilterArgs>>()("metricFilter", "aws:cloudwatch/logMetricFilter:LogMetricFilter", {
    logGroup: { at: "logGroupName", to: "logGroup", get: (p) => p.logGroupName },
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
      metrics: {
        at: "metricName",
        get: (p) => [
          ...(nonEmpty(p.metricName) ? [{ namespace: nonEmpty(p.namespace), metricName: p.metricName }] : []),
          ...(p.metricQueries ?? []).flatMap(({ metric }) =>
            metric ? [{ namespace: metric.namespace, metricName: metric.metricName }] : [],
          ),
        ],
      },
      actionsEnabled: { at: "actionsEnabled", get: (p) => p.actionsEnabled ?? true },
      actions: { at: "alarmActions", to: "topic", list: true, get: (p) => p.alarmActions },
    },
    { identity: { names: ["name"], arn: (name) => ["cloudwatch", `alarm:${name}`] } },
  ),
  adapter<Unwrap<CompositeAlarmArgs>>()("compositeAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm", {
    name: { at: "alarmName", get: (p) => nonEmpty(p.alarmName) },
    rule: { at: "alarmRule", get: (p) => p.alarmRule },
    actionsEnabled: { at: "actionsEnabled", get: (p) => p.actionsEnabled ?? true },
    actions: { at: "alarmActions", to: "topic", list: true, get: (p) => p.alarmActions },
  }),
];
