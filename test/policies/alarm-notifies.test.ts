import policy from "../../policypack/policies/alarm-notifies";
import { PolicyTester, ref, unknown } from "../../src/testing";
import { watching as watchingMetric } from "../alert-chain";
import { nativeLogAlarmOn, nativeSubscriber } from "../native-chain";
import { aws, awsNative } from "../resources";
import { alertOn } from "../store-chain";

const counting = {
  logGroupName: "audit",
  pattern: "ERROR",
  metricTransformation: { namespace: "Audit", name: "RootUsage", value: "1" },
};
const filter = aws.metricFilter(counting, "root");
const topic = aws.topic({}, "alerts");
const subscriber = aws.subscription({ topic: ref(topic, "arn"), protocol: "email", endpoint: "a@example.com" });

const watching = watchingMetric("RootUsage");

const telling = aws.alarm({ ...watching, name: "root-usage", alarmActions: [ref(topic, "arn")] });
const silent = aws.alarm({ ...watching, name: "root-usage" });
const composite = (
  alarmRule: string,
  own: { suppressor?: string; alarmName?: string; actionsEnabled?: boolean } = {},
) =>
  aws.compositeAlarm(
    {
      alarmName: own.alarmName ?? "any",
      alarmRule,
      alarmActions: [ref(topic, "arn")],
      ...(own.actionsEnabled === undefined ? {} : { actionsEnabled: own.actionsEnabled }),
      ...(own.suppressor === undefined
        ? {}
        : { actionsSuppressor: { alarm: own.suppressor, waitPeriod: 60, extensionPeriod: 60 } }),
    },
    own.alarmName ?? "any",
  );
const muting = (expression: string, duration: string, ...alarmNames: readonly string[]) =>
  aws.alarmMuteRule(
    { rule: { schedule: { expression, duration } }, muteTargets: { alarmNames: [...alarmNames] } },
    "mute",
  );

const noAction = [{ messageId: "noAction", data: { at: "alarmActions" } }] as const;

const FAR = "arn:aws:sns:eu-west-1:123456789012:alerts";
const nativeTopic = awsNative.topic({ subscription: [{ protocol: "email", endpoint: "a@example.com" }] }, "alerts");

new PolicyTester().run(policy, {
  valid: [
    { name: "a topic with a subscriber", on: [telling, filter, subscriber], doc: true },
    {
      name: "a topic of aws-native that lists its subscriber",
      on: [awsNative.alarm({ ...watching, alarmActions: [ref(nativeTopic)] }), filter],
    },
    { name: "an alarm on logs themselves", on: [nativeLogAlarmOn(["audit"]), nativeSubscriber] },
    {
      name: "a composite alarm tells for an alarm on logs",
      on: [nativeLogAlarmOn(["audit"], { alarmActions: [] }), subscriber, composite("ALARM(stopped)")],
    },
    {
      name: "a function is somebody",
      on: [aws.alarm({ ...watching, alarmActions: ["arn:aws:lambda:us-east-1:123456789012:function:page"] }), filter],
    },
    { name: "a composite alarm tells for it", on: [silent, filter, subscriber, composite('ALARM("root-usage")')] },
    {
      name: "a composite alarm by the ARN of the alarm, and only if another one is not OK",
      on: [
        silent,
        filter,
        subscriber,
        composite('ALARM("arn:aws:cloudwatch:us-east-1:123456789012:alarm:root-usage") AND NOT ALARM(maintenance)'),
      ],
    },
    {
      name: "a composite alarm that any of several raises",
      on: [silent, filter, subscriber, composite("AT_LEAST(1, ALARM, (root-usage, other))")],
    },
    {
      name: "a composite alarm of a composite alarm",
      on: [
        silent,
        filter,
        subscriber,
        aws.compositeAlarm({ alarmName: "inner", alarmRule: "ALARM(root-usage)" }, "inner"),
        composite("ALARM(inner)"),
      ],
    },
    {
      name: "a composite alarm that another alarm holds back",
      on: [silent, filter, subscriber, composite("ALARM(root-usage)", { suppressor: "maintenance" })],
    },
    {
      name: "it is muted once, and a mute rule ends by itself",
      on: [telling, filter, subscriber, muting("at(2026-12-31T23:59:00)", "PT4H", "root-usage")],
    },
    {
      name: "another alarm is muted",
      on: [
        telling,
        filter,
        subscriber,
        aws.alarm({ ...watching, name: "other", metricName: "Other" }, "other"),
        muting("cron(0 2 * * *)", "PT4H", "other"),
      ],
    },
    {
      name: "it is muted itself, but not the composite alarm that it raises",
      on: [silent, filter, subscriber, composite("ALARM(root-usage)"), muting("cron(0 2 * * *)", "PT4H", "root-usage")],
    },
    {
      name: "the second of two topics is heard",
      on: [
        aws.alarm({ ...watching, alarmActions: [ref(aws.topic({}, "unheard"), "arn"), ref(topic, "arn")] }),
        filter,
        subscriber,
      ],
    },
  ],
  invalid: [
    { name: "no action at all", on: [aws.alarm(watching), filter], errors: noAction, doc: true },
    { name: "no action of an alarm of aws-native", on: [awsNative.alarm(watching), filter], errors: noAction },
    {
      name: "no action of an alarm on logs",
      on: [nativeLogAlarmOn(["audit"], { alarmActions: [] }), nativeSubscriber],
      errors: noAction,
    },
    {
      name: "actions of an alarm on logs are switched off",
      on: [nativeLogAlarmOn(["audit"], { actionsEnabled: false }), nativeSubscriber],
      errors: [{ messageId: "actionsDisabled", data: { at: "actionsEnabled" } }],
    },
    {
      name: "nobody is subscribed to the topic of an alarm on logs",
      on: nativeLogAlarmOn(["audit"]),
      errors: [{ messageId: "noSubscription", data: { at: "alarmActions", topic: "alerts" } }],
    },
    {
      name: "an alarm on logs is muted every night",
      on: [nativeLogAlarmOn(["audit"]), nativeSubscriber, muting("cron(0 2 * * *)", "PT4H", "stopped")],
      errors: [{ messageId: "muted", on: "mute", data: { at: "muteTargets.alarmNames", alarm: "stopped" } }],
    },
    {
      name: "an action on the way back to OK only",
      on: [aws.alarm({ ...watching, okActions: [ref(topic, "arn")] }), filter, subscriber],
      errors: noAction,
    },
    {
      name: "an action that restarts a machine tells nobody",
      on: [aws.alarm({ ...watching, alarmActions: ["arn:aws:automate:us-east-1:ec2:reboot"] }), filter],
      errors: noAction,
    },
    {
      name: "actions are switched off",
      on: [aws.alarm({ ...watching, alarmActions: [ref(topic, "arn")], actionsEnabled: false }), filter, subscriber],
      errors: [{ messageId: "actionsDisabled", data: { at: "actionsEnabled" } }],
    },
    {
      name: "nobody is subscribed to the topic",
      on: [telling, filter],
      errors: [{ messageId: "noSubscription", data: { at: "alarmActions", topic: "alerts" } }],
    },
    {
      name: "the composite alarm speaks of it when it does not go off",
      on: [silent, filter, subscriber, composite('NOT ALARM("root-usage")')],
      errors: noAction,
    },
    {
      name: "a composite alarm that needs another alarm as well",
      on: [silent, filter, subscriber, composite("ALARM(root-usage) AND ALARM(other)")],
      errors: noAction,
    },
    {
      name: "a composite alarm that needs another alarm to be out of order",
      on: [silent, filter, subscriber, composite("ALARM(root-usage) AND NOT OK(other)")],
      errors: noAction,
    },
    {
      name: "a composite alarm that is always in ALARM enters it never",
      on: [silent, filter, subscriber, composite("ALARM(root-usage) OR TRUE")],
      errors: noAction,
    },
    {
      name: "a composite alarm whose rule CloudWatch refuses",
      on: [silent, filter, subscriber, composite("ALARM(root-usage) OR")],
      errors: noAction,
    },
    {
      name: "a composite alarm whose own actions are switched off",
      on: [silent, filter, subscriber, composite("ALARM(root-usage)", { actionsEnabled: false })],
      errors: [{ messageId: "actionsDisabled", on: "any", data: { at: "actionsEnabled" } }],
    },
    {
      name: "a composite alarm that the alarm itself holds back",
      on: [silent, filter, subscriber, composite("ALARM(root-usage)", { suppressor: "root-usage" })],
      errors: [{ messageId: "suppressed", on: "any", data: { at: "actionsSuppressor.alarm", alarm: "it" } }],
    },
    {
      name: "a composite alarm that another composite alarm holds back at once",
      on: [
        silent,
        filter,
        subscriber,
        composite("ALARM(root-usage)", { suppressor: "quiet" }),
        aws.compositeAlarm({ alarmName: "quiet", alarmRule: "OK(other)" }, "quiet"),
      ],
      errors: [{ messageId: "suppressed", on: "any", data: { at: "actionsSuppressor.alarm", alarm: "it" } }],
    },
    {
      name: "it is muted every night",
      on: [telling, filter, subscriber, muting("cron(0 2 * * *)", "PT4H", "root-usage")],
      errors: [{ messageId: "muted", on: "mute", data: { at: "muteTargets.alarmNames", alarm: "it" } }],
      doc: true,
    },
    {
      name: "the composite alarm that it raises is muted all the time",
      on: [silent, filter, subscriber, composite("ALARM(root-usage)"), muting("cron(0 * * * *)", "PT1H", "any")],
      errors: [{ messageId: "muted", on: "mute", data: { at: "muteTargets.alarmNames", alarm: "it" } }],
    },
    {
      name: "a topic of another Region, which CloudWatch refuses",
      on: [aws.alarm({ ...watching, alarmActions: [FAR] }), filter],
      errors: [{ messageId: "otherRegion", data: { at: "alarmActions", topic: FAR, region: "us-east-1" } }],
    },
    {
      name: "a topic of another Region, of an alarm of aws-native",
      on: [awsNative.alarm({ ...watching, alarmActions: [FAR] }), filter],
      errors: [{ messageId: "otherRegion", data: { at: "alarmActions", topic: FAR, region: "us-east-1" } }],
    },
    {
      name: "an investigation that nobody has asked for tells nobody",
      on: [
        aws.alarm({
          ...watching,
          alarmActions: ["arn:aws:aiops:us-east-1:123456789012:investigation-group/one"],
        }),
        filter,
      ],
      errors: noAction,
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: an alert on logs",
      on: alertOn("event.eventName: StopLogging | select count(1) as c"),
      because: /`log-alert-can-fire`/,
    },

    { name: "it watches no filter of this stack", on: aws.alarm(watching), because: /watches no metric filter/ },
  ],
  undecided: [
    {
      name: "the rule of a composite alarm is not known yet",
      on: [silent, filter, subscriber, aws.compositeAlarm({ alarmName: "any", alarmRule: unknown }, "any")],
      waitsFor: ["any"],
    },
    {
      name: "what a mute rule mutes is not known yet",
      on: [
        telling,
        filter,
        subscriber,
        aws.alarmMuteRule(
          { rule: { schedule: { expression: "cron(0 2 * * *)", duration: "PT4H" } }, muteTargets: unknown },
          "mute",
        ),
      ],
      waitsFor: ["mute"],
    },
    {
      name: "the topic is in another stack",
      on: [aws.alarm({ ...watching, alarmActions: ["arn:aws:sns:us-east-1:123456789012:alerts"] }), filter],
      waitsFor: ["arn:aws:sns:us-east-1:123456789012:alerts"],
    },
    {
      name: "the topic of another stack is in the Region of the alarm, which is not the provider's",
      on: [
        aws.alarm({ ...watching, region: "eu-west-1", alarmActions: [FAR] }),
        aws.metricFilter({ ...counting, region: "eu-west-1" }, "root"),
      ],
      waitsFor: [FAR],
    },
    { name: "its action is open", on: [aws.alarm({ ...watching, alarmActions: [unknown] }), filter], waitsFor: ["it"] },
  ],
});
