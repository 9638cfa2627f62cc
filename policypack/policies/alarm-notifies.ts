import { notificationOf, subscribed, watchesLogs } from "../../src/chain/alerting/alerting";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

/** An alarm that tells nobody is a colour on a screen. */
export default defineStackPolicy({
  name: "alarm-notifies",
  severity: "high",
  level: "mandatory",
  description:
    "Alarms on metric filters, or on logs themselves, tell somebody: their actions are enabled and lead to a topic with a subscriber.",
  rationale:
    "CloudWatch runs an alarm's actions, once, on its way into ALARM. An alarm whose actions are off or muted, that has only OK actions, or whose topic nobody subscribes to, goes off in silence.",
  controls: [
    "Security Hub CloudWatch.15",
    "Security Hub CloudWatch.17",
    "NIST 800-53 SI-4(5)",
    "NIST 800-53 IR-4(1)",
    "PCI DSS 4.0 10.7.2",
  ],
  on: "alarm",
  notOn: { alicloud: "Alerts of Log Service stand in for alarms on metrics; `log-alert-can-fire` judges them." },
  config: {},
  messages: {
    actionsDisabled: "has its actions switched off. Set `{{at}}` to true.",
    noAction: "does nothing that reaches anybody when it goes off. Set `{{at}}` to the ARN of an SNS topic.",
    muted: "mutes the alarm `{{alarm}}` time and again, and what happens then is never told. Take it out of `{{at}}`.",
    suppressed: "holds its actions back just while the alarm `{{alarm}}` goes off. Name another alarm in `{{at}}`.",
    otherRegion:
      "acts through the topic `{{topic}}`, and CloudWatch takes none from another Region than the alarm's. Set `{{at}}` to a topic in {{region}}.",
    noSubscription: "acts through the topic `{{topic}}`, to which nobody is subscribed. Subscribe somebody to it.",
  },

  check(alarm, { report, stack }) {
    if (!watchesLogs(stack, alarm)) notApplicable("It watches no metric filter of this stack.");
    const notification = notificationOf(stack, alarm, subscribed);
    if (notification.reaches) return;
    const { problem, on } = notification;
    if (problem === "actionsDisabled") report(problem, { subject: on, at: "actionsEnabled" });
    else if (problem === "noAction") report(problem, { at: "actions" });
    else if (problem === "muted") report(problem, { subject: on, at: "alarms", alarm: alarm.resource.name });
    else if (problem === "suppressed") report(problem, { subject: on, at: "suppressor", alarm: alarm.resource.name });
    else if (problem === "otherRegion")
      report(problem, { subject: on, at: "actions", topic: notification.topic, region: on.resource.region });
    else report("noSubscription", { at: "actions", topic: on.resource.name });
  },
});
