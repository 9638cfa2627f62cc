import assert from "node:assert/strict";
import { runReferenceStack } from "../scripts/reference-stacks";
import type { Properties, RecordedResource, Snapshot } from "../src/snapshot/snapshot";
import { changed, named, seenBy, without } from "./one-thing-wrong";

describe("the reference stack, with aws-native, is found out when one thing is wrong", () => {
  let deployed: Snapshot;
  before(async () => {
    deployed = await runReferenceStack("aws-native", "update");
  });

  const trail = named("Trail", "audit-trail");
  const archive = named("Bucket", "log-archive");
  const alarm = named("Alarm", "root-usage");
  const domain = named("Domain", "training-environment");

  const removals: readonly (readonly [type: string, name: string, policy: string])[] = [
    ["Trail", "audit-trail", "trail-present"],
    ["BucketPolicy", "log-archive", "log-bucket-accepts-delivery"],
    ["BucketPolicy", "log-archive-access-logs", "log-bucket-requires-tls"],
    ["LogGroup", "audit-trail", "detections-cis"],
    ["MetricFilter", "root-usage", "detections-cis"],
    ["Alarm", "root-usage", "detections-cis"],
    ["Alarm", "gpu-start-burst", "metric-filter-has-alarm"],
    ["TopicInlinePolicy", "notifications", "event-rule-notifies"],
    ["Subscription", "notifications", "alarm-notifies"],
    ["LogGroup", "training-environment-studio", "ai-log-groups-declared"],
    ["RolePolicy", "audit-trail", "trail-log-group-can-alert"],
  ];
  for (const [type, name, policy] of removals)
    it(`${policy} misses the ${type} ${name}`, async () => {
      const seen = await seenBy(without(deployed, named(type, name)));
      assert(seen.includes(policy), `seen by ${seen.join(", ") || "nobody"}`);
    });

  const open = { blockPublicAcls: true, blockPublicPolicy: false, ignorePublicAcls: true, restrictPublicBuckets: true };
  const transformation = { metricNamespace: "ai-audit/detections", metricName: "elsewhere", metricValue: "1" };
  const sageMaker = { Effect: "Allow", Principal: { Service: "sagemaker.amazonaws.com" }, Action: "sts:AssumeRole" };
  const trust = { Version: "2012-10-17", Statement: [sageMaker] };
  const settings = { executionRole: "arn:aws:iam::123456789012:role/ai-audit-training" };

  const changes: readonly (readonly [
    isMeant: (resource: RecordedResource) => boolean,
    change: Properties,
    policy: string,
  ])[] = [
    [trail, { isLogging: false }, "trail-is-logging"],
    [trail, { isMultiRegionTrail: false }, "trail-multi-region"],
    [trail, { includeGlobalServiceEvents: false }, "trail-global-service-events"],
    [trail, { enableLogFileValidation: false }, "trail-log-file-validation"],
    [trail, { kmsKeyId: undefined }, "trail-encrypted-with-customer-key"],
    [trail, { cloudWatchLogsLogGroupArn: undefined }, "trail-delivers-to-log-group"],
    [trail, { s3KeyPrefix: "elsewhere" }, "log-bucket-accepts-delivery"],
    [trail, { s3BucketName: undefined }, "log-bucket-accepts-delivery"],
    [trail, { advancedEventSelectors: undefined }, "trail-records-ai-data-events"],
    [archive, { publicAccessBlockConfiguration: open }, "log-bucket-not-public"],
    [archive, { bucketEncryption: undefined }, "log-bucket-encrypted-with-customer-key"],
    [archive, { loggingConfiguration: undefined }, "log-bucket-access-logged"],
    [archive, { objectLockConfiguration: { objectLockEnabled: "Enabled" } }, "log-bucket-retention"],
    [named("LogGroup", "audit-trail"), { retentionInDays: 90 }, "log-group-retention"],
    [named("LogGroup", "training-environment-studio"), { retentionInDays: 90 }, "log-group-retention"],
    [
      named("LogGroup", "training-environment-studio"),
      { kmsKeyId: undefined },
      "log-group-encrypted-with-customer-key",
    ],
    [named("MetricFilter", "root-usage"), { filterPattern: '{ $.userIdentity.type = "Nobody" }' }, "detections-cis"],
    [named("MetricFilter", "root-usage"), { metricTransformations: [transformation] }, "detections-cis"],
    [alarm, { metricName: "elsewhere" }, "detections-cis"],
    [alarm, { alarmActions: [] }, "alarm-notifies"],
    [alarm, { actionsEnabled: false }, "alarm-notifies"],
    [named("Topic", "notifications"), { kmsMasterKeyId: "alias/aws/sns" }, "topic-reaches-subscriber"],
    [named("Rule", "findings"), { state: "DISABLED" }, "event-rule-can-match"],
    [named("Rule", "findings"), { targets: [] }, "event-rule-notifies"],
    [named("Key", "log-archive"), { enableKeyRotation: false }, "key-rotates"],
    [named("Key", "training-environment"), { enableKeyRotation: false }, "key-rotates"],
    [
      named("PublishingDestination", "investigation"),
      { destinationProperties: { destinationArn: "arn:aws:s3:::ai-audit-logs-123456789012-us-east-1" } },
      "findings-export-accepts-delivery",
    ],
    [domain, { domainSettings: {} }, "studio-attributable"],
    [named("Role", "training-environment"), { assumeRolePolicyDocument: trust }, "studio-roles-name-people"],
    [domain, { appNetworkAccessType: undefined }, "studio-network-isolated"],
    [domain, { kmsKeyId: undefined }, "studio-encrypted"],
    [
      domain,
      { defaultUserSettings: { ...settings, sharingSettings: { notebookOutputOption: "Allowed" } } },
      "studio-encrypted",
    ],
  ];
  for (const [isMeant, change, policy] of changes)
    it(`${policy} sees ${JSON.stringify(change, (_, value) => (value === undefined ? null : value))}`, async () => {
      const seen = await seenBy(changed(deployed, isMeant, change));
      assert(seen.includes(policy), `seen by ${seen.join(", ") || "nobody"}`);
    });
});
