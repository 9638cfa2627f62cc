import type { RuleArgs } from "@pulumi/aws-native/events";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { ruleLenses, ruleState } from "../event-rule";
import { countOf, textOf } from "../values";

type Args = Unwrap<RuleArgs>;

const RULE = "aws-native:events:Rule";

const targetArn = (p: Args, i: number) => p.targets?.[i]?.arn;

export const eventRule = [
  adapter<Args>()(
    "eventRule",
    RULE,
    {
      ...ruleLenses,
      state: { at: "state", get: (p) => ruleState(textOf(p.state)) },
    },
    { identity: { names: ["name"], arn: (name) => ["events", `rule/${name}`] } },
  ),
  adapter<Args>()(
    "eventTarget",
    RULE,
    {
      rule: { at: "targets[]", to: "eventRule", self: true, get: () => undefined },
      topic: { at: "targets[].arn", to: "topic", get: targetArn },
      lambdaFunction: { at: "targets[].arn", to: "lambdaFunction", get: targetArn },
      queue: { at: "targets[].arn", to: "queue", get: targetArn },
      role: { at: "targets[].roleArn", to: "role", get: (p, i) => p.targets?.[i]?.roleArn },
    },
    { says: (p) => countOf(p.targets) },
  ),
];
