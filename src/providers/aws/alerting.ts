import type { CompositeAlarmArgs, LogMetricFilterArgs, MetricAlarmArgs } from "@pulumi/aws/cloudwatch";
import type { TopicArgs, TopicPolicyArgs, TopicSubscriptionArgs } from "@pulumi/aws/sns";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter, nonEmpty } from "../adapter";
import { policyOf } from "../policy-document";

const TOPIC = "aws:sns/topic:Topic";

export const alerting = [
  adapter<Unwrap<LogMetricFilterArgs>>()("metricFilter", "aws:cloudwatch/logMetricFilter:LogMetricFilter", {
    logGroup: { at: "logGroupName", to: "logGroup", get: (p) => p.logGroupName },
    pattern: { at: "pattern", get: (p) => p.pattern ?? "" },
    namespace: { at: "metricTransformation.namespace", get: (p) => p.metricTransformation.namespace },
    metricName: { at: "metricTransformation.name", get: (p) => p.metricTransformation.name },
    metricValue: { at: "metricTransformation.value", get: (p) => p.metricTransformation.value },
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
  adapter<Unwrap<TopicArgs>>()(
    "topic",
    TOPIC,
    {
      name: { at: "name", get: (p) => nonEmpty(p.name) },
      key: { at: "kmsMasterKeyId", to: "key", get: (p) => p.kmsMasterKeyId },
    },
    { identity: { names: ["name"], arn: (name) => ["sns", name] } },
  ),
  adapter<Unwrap<TopicArgs>>()(
    "topicPolicy",
    TOPIC,
    {
      topic: { at: "name", to: "topic", self: true, get: () => undefined },
      document: { at: "policy", get: (p) => policyOf(p.policy, "policy") },
    },
    { says: (p) => nonEmpty(p.policy) !== undefined },
  ),
  adapter<Unwrap<TopicPolicyArgs>>()("topicPolicy", "aws:sns/topicPolicy:TopicPolicy", {
    topic: { at: "arn", to: "topic", get: (p) => p.arn },
    document: { at: "policy", get: (p) => policyOf(p.policy, "policy") },
  }),
  adapter<Unwrap<TopicSubscriptionArgs>>()("subscription", "aws:sns/topicSubscription:TopicSubscription", {
    topic: { at: "topic", to: "topic", get: (p) => p.topic },
    protocol: { at: "protocol", get: (p) => p.protocol },
  }),
];
