import type { EventRuleArgs, EventTargetArgs } from "@pulumi/aws/cloudwatch";
import type { Unwrap } from "@pulumi/pulumi";
import type { EventRule } from "../../concepts/event-rule";
import { adapter } from "../adapter";
import { ruleLenses, ruleState } from "../event-rule";
import { textOf } from "../values";

/** `isEnabled` is the older property, and gives way to `state` (EventRuleArgs). */
const stateOf = (p: Unwrap<EventRuleArgs>): EventRule["state"] =>
  ruleState(textOf(p.state) ?? (p.isEnabled === false ? "DISABLED" : "ENABLED"));

export const eventRule = [
  adapter<Unwrap<EventRuleArgs>>()(
    "eventRule",
    "aws:cloudwatch/eventRule:EventRule",
    {
      ...ruleLenses,
      state: { at: "state", get: stateOf },
    },
    { identity: { names: ["name"], arn: (name) => ["events", `rule/${name}`] } },
  ),
  adapter<Unwrap<EventTargetArgs>>()("eventTarget", "aws:cloudwatch/eventTarget:EventTarget", {
    rule: { at: "rule", to: "eventRule", get: (p) => p.rule },
    topic: { at: "arn", to: "topic", get: (p) => p.arn },
    lambdaFunction: { at: "arn", to: "lambdaFunction", get: (p) => p.arn },
    queue: { at: "arn", to: "queue", get: (p) => p.arn },
    role: { at: "roleArn", to: "role", get: (p) => p.roleArn },
  }),
];
