import type { LogAlarmArgs } from "@pulumi/aws-native/cloudwatch";
import type { RuleArgs } from "@pulumi/aws-native/events";
import type { BucketArgs } from "@pulumi/aws-native/s3";
import type { Unwrap } from "@pulumi/pulumi";
import { ref } from "../src/testing";
import { watching } from "./alert-chain";
import { awsNative } from "./resources";

/** A bucket of aws-native, with what it says of itself. */
export const nativeRecords = (own: Unwrap<BucketArgs> = {}) =>
  awsNative.bucket({ bucketName: "records", ...own }, "records");
/** A trail of aws-native that writes to it. */
export const nativeTrail = awsNative.trail({ trailName: "audit", isLogging: true, s3BucketName: "records" }, "audit");
/** The bucket's policy. */
export const nativePolicy = (...statements: readonly object[]) =>
  awsNative.bucketPolicy(
    { bucket: "records", policyDocument: { Version: "2012-10-17", Statement: statements } },
    "policy",
  );
/** A lock for a year. */
export const nativeLock: Unwrap<BucketArgs> = {
  objectLockEnabled: true,
  objectLockConfiguration: {
    objectLockEnabled: "Enabled",
    rule: { defaultRetention: { mode: "GOVERNANCE", days: 365 } },
  },
};

/** A trail of aws-native that delivers to a log group, with a role that may write to it. */
export const nativeGroup = awsNative.logGroup({ logGroupName: "audit" }, "group");
const writer = awsNative.role(
  {
    roleName: "delivery",
    assumeRolePolicyDocument: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "sts:AssumeRole" }],
    },
    policies: [
      {
        policyName: "delivery",
        policyDocument: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
              Resource: "arn:aws:logs:*:*:log-group:*:log-stream:*_CloudTrail_*",
            },
          ],
        },
      },
    ],
  },
  "writer",
);
export const nativeDelivering = awsNative.trail(
  {
    isLogging: true,
    isMultiRegionTrail: true,
    s3BucketName: "records",
    cloudWatchLogsLogGroupArn: ref(nativeGroup, "arn"),
    cloudWatchLogsRoleArn: ref(writer, "arn"),
  },
  "trail",
);
/** A filter of aws-native on the log group that counts into a metric. */
export const nativeFilterFor = (metric: string, filterPattern: string, name = "filter") =>
  awsNative.metricFilter(
    {
      logGroupName: "audit",
      filterPattern,
      metricTransformations: [{ metricNamespace: "Audit", metricName: metric, metricValue: "1" }],
    },
    name,
  );
const alerts = awsNative.topic({ topicName: "alerts" }, "alerts");
/** An alarm of aws-native that goes off with the first event and tells the topic. */
export const nativeAlarmFor = (metric: string) =>
  awsNative.alarm({ ...watching(metric), alarmActions: [ref(alerts)] }, "alarm");
/** An alarm on a query of log groups that tells the topic; the query finds every StopLogging. */
export const nativeLogAlarmOn = (logGroupIdentifiers: string[] | undefined, own: Partial<Unwrap<LogAlarmArgs>> = {}) =>
  awsNative.logAlarm(
    {
      alarmName: "stopped",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      queryResultsToEvaluate: 1,
      queryResultsToAlarm: 1,
      scheduledQueryConfiguration: {
        queryString: "filter eventName = 'StopLogging'",
        aggregationExpression: "count(*)",
        ...(logGroupIdentifiers && { logGroupIdentifiers }),
        scheduleConfiguration: { scheduleExpression: "rate(5 minutes)", startTimeOffset: 300 },
        scheduledQueryRoleArn: "arn:aws:iam::123456789012:role/queries",
      },
      alarmActions: [ref(alerts)],
      ...own,
    },
    "stopped",
  );
/** Somebody who is told. */
export const nativeSubscriber = awsNative.subscription(
  { topicArn: ref(alerts), protocol: "email", endpoint: "a@example.com" },
  "subscriber",
);

const inbox = awsNative.topic(
  { topicName: "inbox", subscription: [{ protocol: "sms", endpoint: "+4915112345678" }] },
  "inbox",
);
/** A rule of aws-native, with what it says of itself, that lists a topic which lists somebody. */
export const nativeRuleOn = (eventPattern: object, own: Unwrap<RuleArgs> = {}) =>
  awsNative.eventRule({ name: "rule", eventPattern, targets: [{ id: "inbox", arn: ref(inbox) }], ...own }, "rule");
/** Lets EventBridge, or who else is said, publish to the topic. */
export const nativeAdmitting = (service = "events.amazonaws.com") =>
  awsNative.topicInlinePolicy(
    {
      topicArn: ref(inbox),
      policyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: service },
            Action: "sns:Publish",
            Resource: "arn:aws:sns:us-east-1:123456789012:inbox",
          },
        ],
      },
    },
    "admitting",
  );
