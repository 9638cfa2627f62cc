import * as aws from "@pulumi/aws";

const bucket = new aws.s3.Bucket("auditLogs", { bucket: "ai-workload-audit-logs" });

const trail = new aws.cloudtrail.Trail("auditTrail", {
  s3BucketName: bucket.id,
  isMultiRegionTrail: true,
  includeGlobalServiceEvents: true,
});

const logGroup = new aws.cloudwatch.LogGroup("auditLogGroup", { retentionInDays: 7 });

const filter = new aws.cloudwatch.LogMetricFilter("startInstances", {
  logGroupName: logGroup.name,
  pattern: "",
  metricTransformation: { namespace: "AiWorkloads", name: "StartInstancesCount", value: "1" },
});

new aws.cloudwatch.MetricAlarm("manyStarts", {
  namespace: filter.metricTransformation.namespace,
  metricName: filter.metricTransformation.name,
  statistic: "Sum",
  period: 86_400,
  evaluationPeriods: 1,
  comparisonOperator: "GreaterThanThreshold",
  threshold: 100,
});

export const bucketName = bucket.id;
export const trailArn = trail.arn;
