import type { Subject } from "../../concepts";
import { eventPattern, iam } from "../../evaluate";
import type { Truth } from "../../evaluate/three-valued";
import { firstFound } from "../../snapshot/first-found";
import { UndecidedError } from "../../snapshot/unknown";
import type { Stack } from "../../stack/stack";
import { arnOf } from "../access/arn";
import { type Callee, callObstacle } from "../access/call";
import type { Obstacle } from "../obstacle";
import { spokenOf } from "../spoken";
import { firstTarget } from "./first-target";
import type { Publisher } from "./publisher";

const isEmptyFilter = (filter: string): boolean => /^\s*\{\s*\}\s*$/.test(filter);

/** What is known of the message that an alarm publishes (CloudWatch User Guide, "Amazon SNS notifications on alarm changes"). */
const alarmMessage = { NewStateValue: "ALARM", OldStateValue: "OK" };

/** Whether a filter on the body lets an alarm through, as far as the fields that are known decide. Filters are event patterns. */
const admitsAlarm = (filter: string): Truth => {
  try {
    const pattern = eventPattern.parse(filter);
    if (pattern.admits(alarmMessage) === false) return false;
    return pattern.matches(alarmMessage) === true && !filter.includes('"exists"') ? true : undefined;
  } catch (error) {
    if (error instanceof eventPattern.EventPatternSyntaxError) return false;
    throw error;
  }
};

const filterObstacle = (subscription: Subject<"subscription">, service: Publisher["service"]): Obstacle | undefined => {
  const name = spokenOf(subscription, "protocol");
  const { filterPolicy } = subscription;
  if (filterPolicy === undefined || isEmptyFilter(filterPolicy)) return undefined;
  if (!subscription.filtersBody)
    return {
      on: subscription,
      reason: `${name} filters by message attributes, and alerts of ${service} carry none`,
      fix: `remove \`${subscription.propertyOf("filterPolicy")}\``,
    };
  const admits = service === "cloudwatch.amazonaws.com" ? admitsAlarm(filterPolicy) : undefined;
  if (admits) return undefined;
  if (admits === false)
    return {
      on: subscription,
      reason: `the filter of ${name} lets no message of an alarm through`,
      fix: `let \`${subscription.propertyOf("filterPolicy")}\` admit a \`NewStateValue\` of ALARM`,
    };
  throw new UndecidedError(`Whether the filter policy of ${name} lets alerts through cannot be told.`, [
    subscription.resource.urn,
  ]);
};

const protocolObstacle = (topic: Subject<"topic">, subscription: Subject<"subscription">): Obstacle | undefined =>
  topic.fifo && subscription.protocol !== "sqs"
    ? {
        on: topic,
        reason: `${topic.resource.name} is a FIFO topic, and ${spokenOf(subscription, "protocol")} is not a queue`,
        fix: "use a standard topic",
      }
    : undefined;

/** A function or a queue of the stack has to let SNS call it. */
const receiverOf = ({ protocol, lambdaFunction, queue }: Subject<"subscription">): Callee | undefined =>
  protocol === "sqs" || protocol === "lambda" ? firstTarget(queue, lambdaFunction) : undefined;

const receiverObstacle = (
  stack: Stack,
  topic: Subject<"topic">,
  subscription: Subject<"subscription">,
): Obstacle | undefined => {
  const receiver = receiverOf(subscription);
  return (
    receiver &&
    callObstacle(stack, receiver, {
      service: "sns.amazonaws.com",
      subject: topic,
      sourceArn: (account) => arnOf(topic, account) ?? iam.unknownValue,
    })
  );
};

/** Why a subscription does not let an alert through; `undefined` when it does. Throws `UndecidedError`. */
export const subscriptionObstacle = (
  stack: Stack,
  topic: Subject<"topic">,
  subscription: Subject<"subscription">,
  service: Publisher["service"],
): Obstacle | undefined =>
  firstFound(
    () => protocolObstacle(topic, subscription),
    () => filterObstacle(subscription, service),
    () => receiverObstacle(stack, topic, subscription),
  );

/** What has to be true besides before a subscriber hears anything, and shows only after the deployment; `undefined` for nothing. */
export const confirmationOf = (subscription: Subject<"subscription">): string | undefined => {
  const { protocol } = subscription;
  const name = spokenOf(subscription, "protocol");
  if (/^(email|email-json|http|https)$/.test(protocol))
    return `${name} is confirmed by whoever receives it (${protocol})`;
  return /^(sqs|lambda|firehose)$/.test(protocol) && !receiverOf(subscription)
    ? `the ${protocol} endpoint of ${name}, which is not part of this stack, lets SNS call it`
    : undefined;
};
