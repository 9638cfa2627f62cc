import type { Subject } from "../concepts";
import { eventPattern } from "../evaluate";
import type { Truth } from "../evaluate/three-valued";
import { UndecidedError } from "../snapshot/unknown";
import type { Obstacle } from "./obstacle";
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

/** Why a subscription does not let an alert through; `undefined` when it does. Throws `UndecidedError`. */
export const subscriptionObstacle = (
  topic: Subject<"topic">,
  subscription: Subject<"subscription">,
  service: Publisher["service"],
): Obstacle | undefined => {
  const name = subscription.resource.name;
  const { protocol, filterPolicy } = subscription;
  if (topic.fifo && protocol !== "sqs")
    return {
      on: subscription,
      reason: `${topic.resource.name} is a FIFO topic, and ${name} is not a queue`,
      fix: "use a standard topic",
    };
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

/** What has to happen after the deployment before a subscriber hears anything; `undefined` when nothing has to. */
export const confirmationOf = ({ protocol, resource }: Subject<"subscription">): string | undefined =>
  /^(email|email-json|http|https)$/.test(protocol)
    ? `${resource.name} is confirmed by whoever receives it (${protocol})`
    : undefined;
