import { computed, ref } from "../src/testing";
import { aws, deliveryRole } from "./resources";

/** A trail that delivers to a log group, for which `deliveryRolePolicy` is needed, too. */
export const group = aws.logGroup({ name: "audit" }, "audit");
export const trail = aws.trail({
  s3BucketName: "logs",
  isMultiRegionTrail: true,
  cloudWatchLogsGroupArn: computed([group], (outputs) => `${outputs?.arn}:*`),
  cloudWatchLogsRoleArn: ref(deliveryRole, "arn"),
});

const topic = aws.topic({}, "alerts");
export const subscriber = aws.subscription({ topic: ref(topic, "arn"), protocol: "email", endpoint: "a@example.com" });

/** A filter on the log group that counts into a metric. */
export const filterFor = (metric: string, pattern: string, name = "filter") =>
  aws.metricFilter(
    {
      logGroupName: ref(group),
      pattern,
      metricTransformation: { namespace: "Audit", name: metric, value: "1" },
    },
    name,
  );

/** How an alarm watches a metric so that it goes off with the first event. */
export const watching = (metric: string) => ({
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  evaluationPeriods: 1,
  namespace: "Audit",
  metricName: metric,
  period: 300,
  statistic: "Sum",
  threshold: 1,
});

/** An alarm on a metric that goes off with the first event and tells the topic. */
export const alarmFor = (metric: string, more: object = {}) =>
  aws.alarm(
    {
      ...watching(metric),
      alarmActions: [ref(topic, "arn")],
      ...more,
    },
    "alarm",
  );
