import policy from "../../policypack/policies/detections-cis";
import { cisAlibabaDetections } from "../../src/detections/cis-alibaba";
import { PolicyTester, ref, unknown } from "../../src/testing";
import { alarmFor, filterFor, group, subscriber, trail } from "../alert-chain";
import {
  nativeAdmitting,
  nativeAlarmFor,
  nativeDelivering,
  nativeFilterFor,
  nativeLogAlarmOn,
  nativeRuleOn,
  nativeSubscriber,
} from "../native-chain";
import { aws, deliveryRolePolicy } from "../resources";
import { admitting, calls, inbox, reader, ruleOn } from "../rule-chain";
import { actionTrail, alertOn, STORE } from "../store-chain";

// Every detection but `cloudtrail-changes`: one chain is enough to see each way it can break.
const others = [
  "unauthorized-api-calls",
  "console-sign-in-without-mfa",
  "root-usage",
  "iam-policy-changes",
  "console-authentication-failures",
  "key-disabled-or-deleted",
  "bucket-policy-changes",
  "config-changes",
  "security-group-changes",
  "network-acl-changes",
  "network-gateway-changes",
  "route-table-changes",
  "vpc-changes",
  "organization-changes",
];

const counting = (pattern: string) => filterFor("TrailChanges", pattern);
const trailChanges =
  "{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) || ($.eventName = StopLogging) }";
const filter = counting(trailChanges);

const alarm = alarmFor("TrailChanges");

const trailCalls = calls("cloudtrail", "CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging");

const byRule = [...ruleOn(trailCalls, inbox), admitting(), reader];

/** Of Alibaba Cloud all but one as well. */
const alibabaOthers = cisAlibabaDetections.map(({ id }) => id).filter((id) => id !== "alibaba-key-disabled-or-deleted");
const keyChanges =
  "event.serviceName: Kms and (event.eventName: DisableKey or event.eventName: ScheduleKeyDeletion or event.eventName: DeleteKeyMaterial) | select count(1) as c";

const broken = (reason: string | RegExp) =>
  ({
    messageId: "broken",
    data: { detections: "cloudtrail-changes", reason, fix: /./ },
  }) as const;

new PolicyTester().run(policy, {
  valid: [
    {
      name: "an event rule, where one Region is in use",
      on: [trail, ...byRule],
      config: { providedElsewhere: others, regions: ["us-east-1"] },
    },
    {
      name: "trail, log group, filter, alarm, topic and subscriber",
      on: [trail, deliveryRolePolicy, filter, alarm, subscriber],
      config: { providedElsewhere: others },
      doc: true,
    },
    {
      name: "the whole chain in aws-native",
      on: [
        nativeDelivering,
        nativeFilterFor("TrailChanges", trailChanges),
        nativeAlarmFor("TrailChanges"),
        nativeSubscriber,
      ],
      config: { providedElsewhere: others },
    },
    {
      name: "one filter for each event name, all on one metric",
      on: [
        trail,
        deliveryRolePolicy,
        alarm,
        subscriber,
        ...["CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"].map((name) =>
          aws.metricFilter(
            {
              logGroupName: ref(group),
              pattern: `{ $.eventName = "${name}" }`,
              metricTransformation: { namespace: "Audit", name: "TrailChanges", value: "1" },
            },
            name,
          ),
        ),
      ],
      config: { providedElsewhere: others },
    },
    {
      name: "ActionTrail, its log store, and an alert that leaves it to an action policy whom to tell",
      on: [actionTrail, alertOn(keyChanges)],
      config: { providedElsewhere: alibabaOthers },
    },
    {
      name: "both clouds, each with its own",
      on: [trail, deliveryRolePolicy, filter, alarm, subscriber, actionTrail, alertOn(keyChanges)],
      config: { providedElsewhere: [...others, ...alibabaOthers] },
    },
    {
      name: "a rule of aws-native that lists its target",
      on: [nativeDelivering, nativeRuleOn(trailCalls), nativeAdmitting()],
      config: { providedElsewhere: others, regions: ["us-east-1"] },
    },
  ],
  invalid: [
    {
      name: "ActionTrail, and an alert for one of the calls",
      on: [actionTrail, alertOn("event.serviceName: Kms and event.eventName: DisableKey | select count(1) as c")],
      config: { providedElsewhere: alibabaOthers },
      errors: [
        {
          messageId: "broken",
          data: {
            detections: "alibaba-key-disabled-or-deleted",
            reason: `no alert's query finds ScheduleKeyDeletion in the log store ${STORE}`,
            fix: /./,
          },
        },
      ],
    },
    {
      name: "both clouds, one of them without an alert",
      on: [trail, deliveryRolePolicy, filter, alarm, subscriber, actionTrail],
      config: { providedElsewhere: [...others, ...alibabaOthers] },
      errors: [
        {
          messageId: "broken",
          data: {
            detections: "alibaba-key-disabled-or-deleted",
            reason: /no alert's query finds DisableKey/,
            fix: /./,
          },
        },
      ],
    },
    {
      name: "an event rule, for what can happen in any Region",
      on: [trail, ...byRule],
      config: { providedElsewhere: others },
      errors: [broken("the rule rule sees what happens in its own Region only")],
    },
    {
      name: "no trail",
      on: [group, filter, alarm, subscriber],
      config: { providedElsewhere: others, presence: "required" },
      errors: [broken("the stack has no CloudTrail trail")],
      doc: true,
    },
    {
      name: "detections that break for one reason are told together",
      on: [aws.trail({ s3BucketName: "logs", isMultiRegionTrail: true }), group],
      config: { providedElsewhere: others.slice(2) },
      errors: [
        {
          messageId: "broken",
          data: {
            detections: "unauthorized-api-calls, console-sign-in-without-mfa, cloudtrail-changes",
            reason: "no trail delivers to a log group of this stack",
            fix: /./,
          },
        },
      ],
    },
    {
      name: "no log group",
      on: [aws.trail({ s3BucketName: "logs", isMultiRegionTrail: true }), group, filter, alarm, subscriber],
      config: { providedElsewhere: others },
      errors: [broken("no trail delivers to a log group of this stack")],
    },
    {
      name: "no filter for one of the event names",
      on: [
        trail,
        deliveryRolePolicy,
        alarm,
        subscriber,
        counting("{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) }"),
      ],
      config: { providedElsewhere: others },
      errors: [broken("no metric filter matches StartLogging")],
    },
    {
      name: "a filter that matches everything tells nothing apart",
      on: [trail, deliveryRolePolicy, alarm, subscriber, counting("")],
      config: { providedElsewhere: others },
      errors: [broken(/^no metric filter matches/)],
    },
    {
      name: "no alarm in aws-native",
      on: [nativeDelivering, nativeFilterFor("TrailChanges", trailChanges), nativeSubscriber],
      config: { providedElsewhere: others },
      errors: [broken("no alarm watches the metric of filter")],
    },
    {
      name: "no alarm",
      on: [trail, deliveryRolePolicy, filter, subscriber],
      config: { providedElsewhere: others },
      errors: [broken("no alarm watches the metric of filter")],
    },
    {
      name: "an alarm without an action",
      on: [trail, deliveryRolePolicy, filter, alarmFor("TrailChanges", { alarmActions: [] }), subscriber],
      config: { providedElsewhere: others },
      errors: [broken("alarm goes off and tells nobody")],
    },
    {
      name: "nobody is subscribed",
      on: [trail, deliveryRolePolicy, filter, alarm],
      config: { providedElsewhere: others },
      errors: [broken("nobody is subscribed to the topic alerts")],
    },
    {
      name: "a rule of aws-native that is disabled",
      on: [nativeDelivering, nativeRuleOn(trailCalls, { state: "DISABLED" }), nativeAdmitting()],
      config: { providedElsewhere: others, regions: ["us-east-1"] },
      errors: [broken(/^no metric filter matches CreateTrail$/)],
    },
    {
      name: "a rule of aws-native that leaves one of the calls out",
      on: [
        nativeDelivering,
        nativeRuleOn(calls("cloudtrail", "CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging")),
        nativeAdmitting(),
      ],
      config: { providedElsewhere: others, regions: ["us-east-1"] },
      errors: [broken(/^no metric filter matches StopLogging$/)],
    },
    {
      name: "a rule of aws-native without a target",
      on: [nativeDelivering, nativeRuleOn(trailCalls, { targets: [] }), nativeAdmitting()],
      config: { providedElsewhere: others, regions: ["us-east-1"] },
      errors: [broken(/^rule has no target$/)],
    },
    {
      name: "a rule of aws-native, and a topic that admits alarms alone",
      on: [nativeDelivering, nativeRuleOn(trailCalls), nativeAdmitting("cloudwatch.amazonaws.com")],
      config: { providedElsewhere: others, regions: ["us-east-1"] },
      errors: [broken(/^the policy of the topic inbox refuses events\.amazonaws\.com: /)],
    },
    {
      name: "a rule of aws-native, for what can happen in any Region",
      on: [nativeDelivering, nativeRuleOn(trailCalls), nativeAdmitting()],
      config: { providedElsewhere: others },
      errors: [broken("the rule rule sees what happens in its own Region only")],
    },
  ],
  notApplicable: [{ name: "a stack of something else", on: aws.topic({}), because: /declares nothing that audits/ }],
  undecided: [
    {
      name: "an alarm on the trail's logs, whose query is not evaluated",
      on: [nativeDelivering, nativeLogAlarmOn(["audit"]), nativeSubscriber],
      config: { providedElsewhere: others },
      waitsFor: ["stopped"],
    },
    {
      name: "the pattern is not known yet",
      on: [trail, deliveryRolePolicy, counting(unknown), alarm, subscriber],
      config: { providedElsewhere: others },
      waitsFor: ["filter"],
    },
    {
      name: "which group the trail delivers to is not known",
      on: [
        aws.trail({ s3BucketName: "logs", isMultiRegionTrail: true, cloudWatchLogsGroupArn: unknown }),
        filter,
        alarm,
        subscriber,
      ],
      config: { providedElsewhere: others },
      waitsFor: ["it"],
    },
  ],
});
