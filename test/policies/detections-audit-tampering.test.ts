import policy from "../../policypack/policies/detections-audit-tampering";
import { PolicyTester, unknown } from "../../src/testing";
import { alarmFor, filterFor, group, subscriber, trail } from "../alert-chain";
import {
  nativeAdmitting,
  nativeAlarmFor,
  nativeDelivering,
  nativeFilterFor,
  nativeRuleOn,
  nativeSubscriber,
} from "../native-chain";
import { aws, deliveryRolePolicy } from "../resources";
import { calls } from "../rule-chain";
import { actionTrail, alertOn } from "../store-chain";

// Every detection but `trail-selectors-changed`: one chain is enough to see how it is put together.
const others = [
  "trail-stopped",
  "log-group-tampering",
  "alarm-tampering",
  "topic-tampering",
  "detector-tampering",
  "graph-tampering",
  "invocation-logging-tampering",
];

const alibabaOthers = ["alibaba-trail-stopped", "alibaba-log-store-tampering", "alibaba-audit-key-disabled"];

const counting = (pattern: string) => filterFor("SelectorChanges", pattern);
const selectorChanges =
  '{ ($.eventName = "PutEventSelectors") || ($.eventName = "PutInsightSelectors") || ($.eventName = "PutEventConfiguration") }';
const filter = counting(selectorChanges);
const alarm = alarmFor("SelectorChanges");

const broken = (reason: string | RegExp) =>
  [{ messageId: "broken", data: { detections: "trail-selectors-changed", reason, fix: /./ } }] as const;

const selectorCalls = calls("cloudtrail", "PutEventSelectors", "PutInsightSelectors", "PutEventConfiguration");

new PolicyTester().run(policy, {
  valid: [
    {
      name: "a change of the trail's selectors raises an alert",
      on: [trail, deliveryRolePolicy, filter, alarm, subscriber],
      config: { providedElsewhere: others },
      doc: true,
    },
    {
      name: "a change of the selectors of a trail of aws-native raises an alert",
      on: [
        nativeDelivering,
        nativeFilterFor("SelectorChanges", selectorChanges),
        nativeAlarmFor("SelectorChanges"),
        nativeSubscriber,
      ],
      config: { providedElsewhere: others },
    },
    {
      name: "a change of an alert raises an alert of another",
      on: [actionTrail, alertOn("event.eventName: DeleteJob or event.eventName: UpdateJob | select count(1) as c")],
      config: { providedElsewhere: alibabaOthers },
    },
    {
      name: "a rule of aws-native that lists its target",
      on: [nativeDelivering, nativeRuleOn(selectorCalls), nativeAdmitting()],
      config: { providedElsewhere: others },
    },
  ],
  invalid: [
    {
      name: "an alert is changed, and nobody is told",
      on: [actionTrail, alertOn("event.eventName: DeleteJob | select count(1) as c")],
      config: { providedElsewhere: alibabaOthers },
      errors: [
        {
          messageId: "broken",
          data: { detections: "alibaba-alert-tampering", reason: /no alert's query finds UpdateJob/, fix: /./ },
        },
      ],
    },
    {
      name: "what the benchmark asks for leaves the selectors out",
      on: [
        trail,
        deliveryRolePolicy,
        counting('{ ($.eventName = "UpdateTrail") || ($.eventName = "DeleteTrail") || ($.eventName = "StopLogging") }'),
        alarm,
        subscriber,
      ],
      config: { providedElsewhere: others },
      errors: broken("no metric filter matches PutEventSelectors"),
      doc: true,
    },
    {
      name: "nobody is subscribed to the topic of aws-native",
      on: [nativeDelivering, nativeFilterFor("SelectorChanges", selectorChanges), nativeAlarmFor("SelectorChanges")],
      config: { providedElsewhere: others },
      errors: broken("nobody is subscribed to the topic alerts"),
    },
    {
      name: "one of the calls is left out",
      on: [
        trail,
        deliveryRolePolicy,
        counting('{ ($.eventName = "PutEventSelectors") || ($.eventName = "PutEventConfiguration") }'),
        alarm,
        subscriber,
      ],
      config: { providedElsewhere: others },
      errors: broken("no metric filter matches PutInsightSelectors"),
    },
    {
      name: "the stack has to have them, and has no trail",
      on: [group],
      config: { providedElsewhere: others, presence: "required" },
      errors: broken("the stack has no CloudTrail trail"),
    },
    {
      name: "a rule of aws-native that is disabled",
      on: [nativeDelivering, nativeRuleOn(selectorCalls, { state: "DISABLED" }), nativeAdmitting()],
      config: { providedElsewhere: others },
      errors: broken(/^no metric filter matches PutEventSelectors$/),
    },
    {
      name: "a rule of aws-native that leaves one of the calls out",
      on: [
        nativeDelivering,
        nativeRuleOn(calls("cloudtrail", "PutEventSelectors", "PutInsightSelectors")),
        nativeAdmitting(),
      ],
      config: { providedElsewhere: others },
      errors: broken(/^no metric filter matches PutEventConfiguration$/),
    },
    {
      name: "a rule of aws-native without a target",
      on: [nativeDelivering, nativeRuleOn(selectorCalls, { targets: [] }), nativeAdmitting()],
      config: { providedElsewhere: others },
      errors: broken(/^rule has no target$/),
    },
    {
      name: "a rule of aws-native, and a topic that admits alarms alone",
      on: [nativeDelivering, nativeRuleOn(selectorCalls), nativeAdmitting("cloudwatch.amazonaws.com")],
      config: { providedElsewhere: others },
      errors: broken(/^the policy of the topic inbox refuses events\.amazonaws\.com: /),
    },
  ],
  notApplicable: [{ name: "a stack of something else", on: aws.topic({}), because: /declares nothing that audits/ }],
  undecided: [
    {
      name: "a query by the name of Log Service, which is not documented",
      on: [
        actionTrail,
        alertOn(
          "event.serviceName: Sls and (event.eventName: DeleteJob or event.eventName: UpdateJob) | select count(1) as c",
        ),
      ],
      config: { providedElsewhere: alibabaOthers },
      waitsFor: ["alert"],
    },
    {
      name: "the pattern is not known yet",
      on: [trail, deliveryRolePolicy, counting(unknown), alarm, subscriber],
      config: { providedElsewhere: others },
      waitsFor: ["filter"],
    },
  ],
});
