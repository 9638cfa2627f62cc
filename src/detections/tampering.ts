import type { Detection } from "./detection";
import { calls } from "./event";

/** Whoever wants to go unseen begins with what would see him. */
const controls = ["NIST 800-53 AU-9", "NIST 800-53 SI-4(5)", "PCI DSS 4.0 10.7.2"];

/**
 * Attempts on the audit chain itself. The benchmark has those on the trail, and leaves out that emptied selectors, a deleted
 * filter or a silenced alarm blind it as well.
 * Source: the services' pages "Logging API calls with CloudTrail".
 */
export const tamperingDetections: readonly Detection[] = [
  {
    id: "trail-stopped",
    title: "a trail was stopped, changed or deleted",
    controls,
    where: "homeRegion",
    must: calls("cloudtrail", "StopLogging", "DeleteTrail", "UpdateTrail"),
    mustNot: calls("cloudtrail", "DescribeTrails", "GetTrailStatus", "LookupEvents"),
  },
  {
    id: "trail-selectors-changed",
    title: "what a trail records was changed",
    controls,
    where: "homeRegion",
    must: calls("cloudtrail", "PutEventSelectors", "PutInsightSelectors", "PutEventConfiguration"),
    mustNot: calls("cloudtrail", "GetEventSelectors", "GetInsightSelectors"),
  },
  {
    id: "log-group-tampering",
    title: "a log group, its retention or a metric filter was changed or deleted",
    controls,
    where: "homeRegion",
    must: calls(
      "logs",
      "DeleteLogGroup",
      "DeleteLogStream",
      "PutRetentionPolicy",
      "PutMetricFilter",
      "DeleteMetricFilter",
      "DeleteSubscriptionFilter",
    ),
    mustNot: calls("logs", "DescribeLogGroups", "GetLogEvents", "FilterLogEvents"),
  },
  {
    id: "alarm-tampering",
    title: "an alarm was changed, silenced or deleted",
    controls,
    where: "homeRegion",
    must: calls("monitoring", "DeleteAlarms", "DisableAlarmActions", "PutMetricAlarm", "SetAlarmState"),
    mustNot: calls("monitoring", "DescribeAlarms", "GetMetricData"),
  },
  {
    id: "topic-tampering",
    title: "a topic or a subscription was changed or deleted",
    controls,
    where: "homeRegion",
    must: calls(
      "sns",
      "DeleteTopic",
      "SetTopicAttributes",
      "RemovePermission",
      "Unsubscribe",
      "SetSubscriptionAttributes",
    ),
    mustNot: calls("sns", "ListTopics", "GetTopicAttributes"),
  },
  {
    id: "detector-tampering",
    title: "GuardDuty was changed, narrowed or switched off",
    controls,
    where: "homeRegion",
    must: calls(
      "guardduty",
      "DeleteDetector",
      "UpdateDetector",
      "DisassociateMembers",
      "StopMonitoringMembers",
      "CreateFilter",
      "DeletePublishingDestination",
    ),
    mustNot: calls("guardduty", "GetDetector", "ListFindings"),
  },
  {
    id: "graph-tampering",
    title: "a Detective graph or its members were removed",
    controls,
    where: "homeRegion",
    must: calls("detective", "DeleteGraph", "DeleteMembers", "DisassociateMembership"),
    mustNot: calls("detective", "ListGraphs", "ListMembers"),
  },
  {
    id: "invocation-logging-tampering",
    title: "the logging of model invocations was changed or switched off",
    controls,
    where: "homeRegion",
    must: calls("bedrock", "PutModelInvocationLoggingConfiguration", "DeleteModelInvocationLoggingConfiguration"),
    mustNot: calls("bedrock", "GetModelInvocationLoggingConfiguration", "ListFoundationModels"),
  },
];
