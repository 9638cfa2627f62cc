import type { Concept, Link, Subject } from "../concepts";
import type { iam } from "../evaluate";
import { UndecidedError } from "../snapshot/unknown";
import type { Stack } from "../stack/stack";
import { accountOf } from "./account";
import { admission } from "./admission";
import { arnOf } from "./arn";
import type { Obstacle } from "./obstacle";
import { rulePublisher } from "./publisher";
import { reachOf } from "./publishing";
import { serviceRequest } from "./service-request";

type Rule = Subject<"eventRule">;
type Target = Subject<"eventTarget">;

const EVENTBRIDGE = "events.amazonaws.com";

/** Whom a rule tells: a subscription, a function or a queue of the stack; or what stops it. */
export type Told =
  | { readonly to: Subject; readonly subscription?: Subject<"subscription">; readonly obstacle?: undefined }
  | { readonly to?: undefined; readonly subscription?: undefined; readonly obstacle: Obstacle };

/** One property may name a topic, a function or a queue: what its value was computed from tells which. */
const targetOf = <K extends Concept>(link: Link<K>): Subject<K> | undefined => {
  try {
    return link.target;
  } catch (error) {
    if (error instanceof UndecidedError) return undefined;
    throw error;
  }
};

const policyObstacle = (
  stack: Stack,
  rule: Rule,
  to: Subject<"lambdaFunction"> | Subject<"queue">,
  action: string,
  policies: readonly iam.Policy[],
  fix: string,
): Obstacle | undefined => {
  const { name } = to.resource;
  if (arnOf(to, "") === undefined)
    throw new UndecidedError(`The name of ${name} is chosen at deployment, and its policy may name it.`, [
      to.resource.urn,
    ]);
  const publisher = rulePublisher(rule);
  const admitted = admission(policies, accountOf(stack, rule), (account) => [
    {
      principal: { type: "Service", id: EVENTBRIDGE },
      action,
      resource: arnOf(to, account) ?? "",
      context: serviceRequest(EVENTBRIDGE, { arn: publisher.sourceArn(account), account }),
    },
  ]);
  if (admitted.admitted) return undefined;
  if (admitted.admitted === undefined)
    throw new UndecidedError(`Whether ${name} lets EventBridge call it cannot be known: ${admitted.why}.`, [
      to.resource.urn,
    ]);
  return {
    on: to,
    reason: `${name} does not let ${EVENTBRIDGE} call it for ${rule.resource.name}: ${admitted.why}`,
    fix,
  };
};

const toFunction = (stack: Stack, rule: Rule, to: Subject<"lambdaFunction">): Told => {
  const policies = stack.referrers(to, "lambdaPermission", "lambdaFunction").map(({ document }) => document);
  const fix = `add a permission to call it for ${EVENTBRIDGE}, with the rule's ARN as source`;
  const obstacle = policyObstacle(stack, rule, to, "lambda:InvokeFunction", policies, fix);
  return obstacle ? { obstacle } : { to };
};

const toQueue = (stack: Stack, rule: Rule, to: Subject<"queue">): Told => {
  const policies = stack.referrers(to, "queuePolicy", "queue").map(({ document }) => document);
  const fix = `let the queue's policy allow ${EVENTBRIDGE} sqs:SendMessage for the rule's ARN`;
  const obstacle = policyObstacle(stack, rule, to, "sqs:SendMessage", policies, fix);
  return obstacle ? { obstacle } : { to };
};

const toTopic = (stack: Stack, rule: Rule, topic: Subject<"topic">): Told => {
  const { subscription, obstacle } = reachOf(stack, topic, rulePublisher(rule));
  return obstacle ? { obstacle } : { to: subscription, subscription };
};

/** Whom one target of a rule tells. Throws `UndecidedError`. */
export const toldBy = (stack: Stack, rule: Rule, target: Target): Told => {
  const topic = targetOf(target.topic);
  if (topic) return toTopic(stack, rule, topic);
  const lambdaFunction = targetOf(target.lambdaFunction);
  if (lambdaFunction) return toFunction(stack, rule, lambdaFunction);
  const queue = targetOf(target.queue);
  if (queue) return toQueue(stack, rule, queue);
  if (/^arn:[^:]*:logs:/.test(target.topic.value ?? ""))
    return {
      obstacle: {
        on: target,
        reason: `${target.resource.name} writes to a log group, which tells nobody`,
        fix: "add a target that tells somebody",
      },
    };
  throw new UndecidedError(
    `The target ${target.resource.name} is not part of this stack, so whether it can be called cannot be told.`,
    [target.resource.urn],
  );
};

/** The targets of a rule. Throws `UndecidedError` when there is none but might be. */
export const targetsOf = (stack: Stack, rule: Rule): readonly Target[] => stack.referrers(rule, "eventTarget", "rule");
