import policy from "../../policypack/policies/metric-filter-has-alarm";
import { PolicyTester, ref, unknown } from "../../src/testing";
import { aws, awsNative } from "../resources";
import { alertOn } from "../store-chain";

const filter = aws.metricFilter(
  {
    logGroupName: "audit",
    pattern: "ERROR",
    metricTransformation: { namespace: "Audit", name: "RootUsage", value: "1" },
  },
  "root",
);

const alarm = (namespace: string, metricName: string) =>
  aws.alarm({
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    evaluationPeriods: 1,
    namespace,
    metricName,
    period: 300,
    statistic: "Sum",
    threshold: 1,
  });

const nativeMetric = { metricNamespace: "Audit", metricName: "RootUsage", metricValue: "1" };
const nativeFilter = awsNative.metricFilter(
  { logGroupName: "audit", filterPattern: "ERROR", metricTransformations: [nativeMetric] },
  "root",
);
const nativeAlarm = (namespace: string) => awsNative.alarm({ namespace, metricName: "RootUsage" });

new PolicyTester().run(policy, {
  valid: [
    { name: "an alarm on exactly the metric", on: [filter, alarm("Audit", "RootUsage")], doc: true },
    { name: "an alarm on exactly the metric, both of aws-native", on: [nativeFilter, nativeAlarm("Audit")] },
    { name: "an alarm of aws-native on a metric of a classic filter", on: [filter, nativeAlarm("Audit")] },
    {
      name: "an alarm of aws-native that takes the metric's name from the filter",
      on: [
        nativeFilter,
        awsNative.alarm({
          metrics: [
            {
              id: "m1",
              metricStat: { metric: { namespace: "Audit", metricName: "RootUsage" }, period: 300, stat: "Sum" },
            },
          ],
        }),
      ],
    },
    {
      name: "an alarm that takes the metric's name from the filter",
      on: [
        filter,
        aws.alarm({
          comparisonOperator: "GreaterThanOrEqualToThreshold",
          evaluationPeriods: 1,
          threshold: 1,
          metricQueries: [
            {
              id: "m1",
              returnData: true,
              metric: { namespace: "Audit", metricName: "RootUsage", period: 300, stat: "Sum" },
            },
          ],
        }),
      ],
    },
  ],
  invalid: [
    {
      name: "no alarm",
      on: filter,
      errors: [
        {
          messageId: "unwatched",
          data: { at: "metricTransformation.name", namespace: "Audit", metric: "RootUsage" },
        },
      ],
      doc: true,
    },
    {
      name: "no alarm on the metric of a filter of aws-native",
      on: [nativeFilter, nativeAlarm("Other")],
      errors: [
        {
          messageId: "unwatched",
          data: { at: "metricTransformations[0].metricName", namespace: "Audit", metric: "RootUsage" },
        },
      ],
    },
    {
      name: "two metrics of one filter, which CloudWatch Logs refuses",
      on: awsNative.metricFilter({
        logGroupName: "audit",
        filterPattern: "ERROR",
        metricTransformations: [nativeMetric, { ...nativeMetric, metricName: "Other" }],
      }),
      errors: [{ messageId: "malformed" }],
    },
    {
      name: "an alarm on another namespace",
      on: [filter, alarm("Other", "RootUsage")],
      errors: [
        {
          messageId: "unwatched",
          data: { at: "metricTransformation.name", namespace: "Audit", metric: "RootUsage" },
        },
      ],
    },
    {
      name: "names of metrics are equal to the letter",
      on: [filter, alarm("Audit", "rootUsage")],
      errors: [
        {
          messageId: "unwatched",
          data: { at: "metricTransformation.name", namespace: "Audit", metric: "RootUsage" },
        },
      ],
    },
    {
      name: "an alarm without the dimensions of the metric",
      on: [
        aws.metricFilter({
          logGroupName: "audit",
          pattern: "{ $.eventName = Stop* }",
          metricTransformation: {
            namespace: "Audit",
            name: "RootUsage",
            value: "1",
            dimensions: { Region: "$.awsRegion" },
          },
        }),
        alarm("Audit", "RootUsage"),
      ],
      errors: [
        {
          messageId: "unwatched",
          data: { at: "metricTransformation.name", namespace: "Audit", metric: "RootUsage" },
        },
      ],
    },
    {
      name: "an alarm on another unit",
      on: [
        filter,
        aws.alarm({
          comparisonOperator: "GreaterThanOrEqualToThreshold",
          evaluationPeriods: 1,
          namespace: "Audit",
          metricName: "RootUsage",
          unit: "Count",
          period: 300,
          statistic: "Sum",
          threshold: 1,
        }),
      ],
      errors: [
        {
          messageId: "unwatched",
          data: { at: "metricTransformation.name", namespace: "Audit", metric: "RootUsage" },
        },
      ],
    },
    {
      name: "an alarm that reads the metric and returns another",
      on: [
        filter,
        aws.alarm({
          comparisonOperator: "GreaterThanOrEqualToThreshold",
          evaluationPeriods: 1,
          threshold: 1,
          metricQueries: [
            { id: "m1", metric: { namespace: "Audit", metricName: "RootUsage", period: 300, stat: "Sum" } },
            {
              id: "m2",
              returnData: true,
              metric: { namespace: "Audit", metricName: "Other", period: 300, stat: "Sum" },
            },
          ],
        }),
      ],
      errors: [
        {
          messageId: "unwatched",
          data: { at: "metricTransformation.name", namespace: "Audit", metric: "RootUsage" },
        },
      ],
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: an alert with its own query",
      on: alertOn("event.eventName: StopLogging | select count(1) as c"),
      because: /`log-alert-can-fire`/,
    },
    { name: "an alarm alone", on: alarm("Audit", "RootUsage") },
  ],
  undecided: [
    {
      name: "an alarm that searches for metrics may find this one",
      on: [
        filter,
        aws.alarm({
          comparisonOperator: "GreaterThanOrEqualToThreshold",
          evaluationPeriods: 1,
          threshold: 1,
          metricQueries: [{ id: "found", returnData: true, expression: "SUM(SEARCH('{Audit} Root', 'Sum', 300))" }],
        }),
      ],
      waitsFor: ["it"],
    },
    {
      name: "an alarm whose metric is not known yet may be the one",
      on: [filter, alarm("Audit", unknown)],
      waitsFor: ["it"],
    },
    {
      name: "the filter takes its metric's name from another resource",
      on: [
        aws.metricFilter({
          logGroupName: "audit",
          pattern: "ERROR",
          metricTransformation: { namespace: "Audit", name: ref(aws.logGroup({}, "audit"), "arn"), value: "1" },
        }),
        alarm("Audit", "RootUsage"),
      ],
    },
  ],
});
