import policy from "../../policypack/policies/alarm-can-fire";
import { PolicyTester, unknown } from "../../src/testing";
import { watching as watchingMetric } from "../alert-chain";
import { nativeLogAlarmOn } from "../native-chain";
import { aws, awsNative } from "../resources";
import { alertOn } from "../store-chain";

const counting = (
  own: { value?: string; defaultValue?: string; dimensions?: Record<string, string>; unit?: string } = {},
  name = "root",
) =>
  aws.metricFilter(
    {
      logGroupName: "audit",
      pattern: "ERROR",
      metricTransformation: { namespace: "Audit", name: "RootUsage", value: "1", ...own },
    },
    name,
  );
const filter = counting();
const withDefault = counting({ defaultValue: "0" });

const watching = watchingMetric("RootUsage");

const metricQuery = { id: "m1", metric: { namespace: "Audit", metricName: "RootUsage", period: 300, stat: "Sum" } };
const calculating = { comparisonOperator: "GreaterThanOrEqualToThreshold", evaluationPeriods: 1, threshold: 1 };

const nativeCounting = awsNative.metricFilter({
  logGroupName: "audit",
  filterPattern: "ERROR",
  metricTransformations: [{ metricNamespace: "Audit", metricName: "RootUsage", metricValue: "1", defaultValue: 0 }],
});

type Spoken = "refused" | "silent" | "onePastThreshold" | "alwaysOn" | "neverRearms";
const told = (messageId: Spoken, at: string, set: string, why: string | RegExp) =>
  [{ messageId, data: { at, set, why } }] as const;

new PolicyTester().run(policy, {
  valid: [
    { name: "a sum of one or more", on: [aws.alarm(watching), withDefault], doc: true },
    { name: "a sum of one or more, through aws-native", on: [awsNative.alarm(watching), nativeCounting] },
    {
      name: "a sum of more than none",
      on: [aws.alarm({ ...watching, comparisonOperator: "GreaterThanThreshold", threshold: 0 }), withDefault],
    },
    {
      name: "an average of a metric without a default value",
      on: [aws.alarm({ ...watching, statistic: "Average" }), filter],
    },
    {
      name: "an average of single minutes",
      on: [aws.alarm({ ...watching, statistic: "Average", period: 60 }), withDefault],
    },
    {
      name: "a percentile of matches alone",
      on: [aws.alarm({ ...watching, statistic: "", extendedStatistic: "p95" }), filter],
    },
    {
      name: "one of three periods",
      on: [aws.alarm({ ...watching, evaluationPeriods: 3, datapointsToAlarm: 1 }), withDefault],
    },
    {
      name: "missing data is ignored, and minutes without a match are reported",
      on: [aws.alarm({ ...watching, treatMissingData: "ignore" }), withDefault],
    },
    {
      name: "a burst of more than a hundred in a day, on purpose",
      on: [
        aws.alarm({ ...watching, period: 86_400, comparisonOperator: "GreaterThanThreshold", threshold: 100 }),
        filter,
      ],
      doc: true,
    },
    { name: "two or more, on purpose", on: [aws.alarm({ ...watching, threshold: 2 }), filter] },
    {
      name: "as many events as may pass",
      on: [aws.alarm({ ...watching, threshold: 5 }), filter],
      config: { maxEvents: 5 },
    },
    { name: "the first event has to count, and does", on: [aws.alarm(watching), filter], config: { maxEvents: 1 } },
    {
      name: "a sum of several metrics",
      on: [
        aws.alarm({
          ...calculating,
          metricQueries: [metricQuery, { id: "all", expression: "SUM(METRICS())", returnData: true }],
        }),
        filter,
      ],
    },
    { name: "the unit of the metric", on: [aws.alarm({ ...watching, unit: "Count" }), counting({ unit: "Count" })] },
    {
      name: "the dimensions of the metric",
      on: [
        aws.alarm({ ...watching, dimensions: { Region: "eu-west-1" } }),
        counting({ dimensions: { Region: "$.awsRegion" } }),
      ],
    },
  ],
  invalid: [
    {
      name: "an alarm on logs that waits for more results than it looks at",
      on: nativeLogAlarmOn(["audit"], { queryResultsToAlarm: 2 }),
      errors: told("refused", "queryResultsToAlarm", "1", /2 of 1/),
    },
    {
      name: "an alarm on logs that looks at more results than CloudWatch keeps",
      on: nativeLogAlarmOn(["audit"], { queryResultsToEvaluate: 101 }),
      errors: told("refused", "queryResultsToEvaluate", "100", /too many/),
    },
    {
      name: "an alarm on logs that compares with a band",
      on: nativeLogAlarmOn(["audit"], { comparisonOperator: "GreaterThanUpperThreshold" }),
      errors: told("refused", "comparisonOperator", "GreaterThanOrEqualToThreshold", /fixed threshold/),
    },
    {
      name: "an average that the default value dilutes",
      on: [aws.alarm({ ...watching, statistic: "Average" }), withDefault],
      errors: told("silent", "statistic", "Sum", /pull the Average .* default value 0$/),
      doc: true,
    },
    {
      name: "an average that the default value dilutes, through aws-native",
      on: [awsNative.alarm({ ...watching, statistic: "Average" }), nativeCounting],
      errors: told("silent", "statistic", "Sum", /default value 0$/),
    },
    {
      name: "more than one",
      on: [aws.alarm({ ...watching, comparisonOperator: "GreaterThanThreshold" }), filter],
      errors: told("onePastThreshold", "comparisonOperator", "GreaterThanOrEqualToThreshold", /it takes 2 /),
      doc: true,
    },
    {
      name: "none or more, which is always so",
      on: [aws.alarm({ ...watching, threshold: 0 }), withDefault],
      errors: told("alwaysOn", "threshold", "1", "the default value 0 breaches the threshold 0"),
    },
    {
      name: "fewer than one, which is nearly always so",
      on: [aws.alarm({ ...watching, comparisonOperator: "LessThanThreshold" }), withDefault],
      errors: told("alwaysOn", "comparisonOperator", "GreaterThanOrEqualToThreshold", /true of few events/),
    },
    {
      name: "missing data breaches, and no event leaves no data",
      on: [aws.alarm({ ...watching, treatMissingData: "breaching" }), filter],
      errors: told("alwaysOn", "treatMissingData", "notBreaching", /missing data counts as breaching/),
    },
    {
      name: "missing data is ignored, so that it never leaves ALARM",
      on: [aws.alarm({ ...watching, treatMissingData: "ignore" }), filter],
      errors: told("neverRearms", "treatMissingData", "notBreaching", /keeps it in ALARM/),
    },
    {
      name: "three periods in a row",
      on: [aws.alarm({ ...watching, evaluationPeriods: 3 }), withDefault],
      errors: told("silent", "datapointsToAlarm", "1", /in 3 periods/),
    },
    {
      name: "two of three periods, although gaps are fine",
      on: [
        aws.alarm({ ...watching, evaluationPeriods: 3, datapointsToAlarm: 2, treatMissingData: "notBreaching" }),
        filter,
      ],
      errors: told("silent", "datapointsToAlarm", "1", /in 2 periods/),
    },
    {
      name: "periods finer than the metric",
      on: [aws.alarm({ ...watching, period: 10 }), filter],
      errors: told("silent", "period", "60 or more", /every 10 seconds/),
    },
    {
      name: "a period that is none",
      on: [aws.alarm({ ...watching, period: 90 }), filter],
      errors: told("refused", "period", "a multiple of 60", "90 seconds is no period"),
    },
    {
      name: "events that count nothing",
      on: [aws.alarm(watching), counting({ value: "0" })],
      errors: told("silent", "threshold", "a value that events reach", /one event adds 0, and no/),
    },
    {
      name: "more events than may pass",
      on: [aws.alarm({ ...watching, threshold: 6 }), filter],
      config: { maxEvents: 5 },
      errors: [{ messageId: "tooLate", data: { at: "threshold", maxEvents: 5, why: /it takes 6 matching events/ } }],
    },
    {
      name: "a metric that is diluted before it is summed up",
      on: [
        aws.alarm({
          ...calculating,
          metricQueries: [{ ...metricQuery, metric: { ...metricQuery.metric, stat: "Average" }, returnData: true }],
        }),
        withDefault,
      ],
      errors: told("silent", "metricQueries", "Sum", /pull the Average/),
    },
    {
      name: "several filters on one metric are told of once",
      on: [aws.alarm({ ...watching, statistic: "Average" }), withDefault, counting({ defaultValue: "0" }, "other")],
      errors: told("silent", "statistic", "Sum", /default value 0/),
    },
  ],
  notApplicable: [
    {
      name: "an alarm on logs themselves, whose query is not evaluated",
      on: [nativeLogAlarmOn(["audit"], { queryResultsToEvaluate: 100 }), nativeCounting],
      because: /watches no metric filter/,
    },
    {
      name: "Alibaba Cloud: an alert on logs",
      on: alertOn("event.eventName: StopLogging | select count(1) as c"),
      because: /`log-alert-can-fire`/,
    },

    {
      name: "a search in a stack without metric filters",
      on: aws.alarm({
        ...calculating,
        metricQueries: [{ id: "found", expression: "SUM(SEARCH('{AWS/EC2} CPU', 'Sum', 300))", returnData: true }],
      }),
      because: /watches no metric filter/,
    },
    {
      name: "a load that scales machines",
      on: aws.alarm({ ...watching, statistic: "Average" }),
      because: /watches no metric filter/,
    },
    {
      name: "another unit than the metric's",
      on: [aws.alarm({ ...watching, unit: "Count" }), filter],
      because: /watches no metric filter/,
    },
    {
      name: "other dimensions than the metric's",
      on: [aws.alarm({ ...watching, dimensions: { Region: "eu-west-1" } }), filter],
      because: /watches no metric filter/,
    },
    {
      name: "another Region than the filter's",
      on: [
        aws.alarm({ ...watching, region: "eu-west-1" }),
        aws.metricFilter({
          region: "us-east-1",
          logGroupName: "audit",
          pattern: "ERROR",
          metricTransformation: { namespace: "Audit", name: "RootUsage", value: "1" },
        }),
      ],
      because: /watches no metric filter/,
    },
  ],
  undecided: [
    {
      name: "the threshold is not known yet",
      on: [aws.alarm({ ...watching, threshold: unknown }), filter],
      waitsFor: ["it"],
    },
    {
      name: "a condition in metric math",
      on: [
        aws.alarm({
          ...calculating,
          metricQueries: [metricQuery, { id: "at-night", expression: "IF(HOUR(m1) < 6, m1)", returnData: true }],
        }),
        filter,
      ],
      waitsFor: ["it"],
    },
    {
      name: "a value that is taken from the event",
      on: [aws.alarm(watching), counting({ value: "$.bytes" })],
      waitsFor: ["it"],
    },
    {
      name: "a band that is learnt",
      on: [
        aws.alarm({
          evaluationPeriods: 1,
          comparisonOperator: "GreaterThanUpperThreshold",
          thresholdMetricId: "band",
          metricQueries: [
            { ...metricQuery, returnData: true },
            { id: "band", expression: "ANOMALY_DETECTION_BAND(m1)", returnData: true },
          ],
        }),
        filter,
      ],
      waitsFor: ["it"],
    },
  ],
});
