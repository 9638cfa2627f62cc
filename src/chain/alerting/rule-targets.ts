import type { Subject } from "../../concepts";
import { UndecidedError } from "../../snapshot/unknown";
import type { Stack } from "../../stack/stack";
import { callObstacle } from "../access/call";
import type { Obstacle } from "../obstacle";
import { isForeign } from "../region";
import { spokenOf } from "../spoken";
import { firstTarget } from "./first-target";
import { rulePublisher } from "./publisher";
import { reachOf } from "./publishing";

type Rule = Subject<"eventRule">;
type Target = Subject<"eventTarget">;

/** Whom a rule tells: a subscription, a function or a queue of the stack; or what stops it. */
export type Told =
  | { readonly to: Subject; readonly subscription?: Subject<"subscription">; readonly obstacle?: undefined }
  | { readonly to?: undefined; readonly subscription?: undefined; readonly obstacle: Obstacle };

const toldDirectly = (stack: Stack, rule: Rule, target: Target): Told => {
  const to = firstTarget(target.topic, target.lambdaFunction, target.queue);
  if (to?.concept === "topic") {
    const { subscription, obstacle } = reachOf(stack, to, rulePublisher(rule));
    return obstacle ? { obstacle } : { to: subscription, subscription };
  }
  if (to) {
    const obstacle = callObstacle(stack, to, rulePublisher(rule));
    return obstacle ? { obstacle } : { to };
  }
  if (/^arn:[^:]*:logs:/.test(target.topic.value ?? ""))
    return {
      obstacle: {
        on: target,
        reason: `${spokenOf(target, "topic")} writes to a log group, which tells nobody`,
        fix: "add a target that tells somebody",
      },
    };
  if (/^arn:[^:]*:(sns|sqs|lambda):/.test(target.topic.value ?? "") && isForeign(rule, target.topic.value ?? ""))
    return {
      obstacle: {
        on: target,
        reason: `${spokenOf(target, "topic")} is in another Region than ${rule.resource.name}, which reaches there by an event bus alone`,
        fix: `add a target in ${rule.resource.region}`,
      },
    };
  throw new UndecidedError(
    `The target ${spokenOf(target, "topic")} is not part of this stack, so whether it can be called cannot be told.`,
    [target.resource.urn],
  );
};

/** Whom one target of a rule tells. Throws `UndecidedError`. */
export const toldBy = (stack: Stack, rule: Rule, target: Target): Told => {
  const told = toldDirectly(stack, rule, target);
  if (told.obstacle && target.role.isSet)
    throw new UndecidedError(
      `${spokenOf(target, "topic")} is called with a role, and what a role may do for EventBridge cannot be told.`,
      [target.resource.urn],
    );
  return told;
};

/** The targets of a rule. Throws `UndecidedError` when there is none but might be. */
export const targetsOf = (stack: Stack, rule: Rule): readonly Target[] => stack.referrers(rule, "eventTarget", "rule");
