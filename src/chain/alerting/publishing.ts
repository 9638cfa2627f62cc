import type { Subject } from "../../concepts";
import { iam } from "../../evaluate";
import { firstFound } from "../../snapshot/first-found";
import { settle } from "../../snapshot/settle";
import { UndecidedError } from "../../snapshot/unknown";
import type { Stack } from "../../stack/stack";
import { accountOf } from "../access/account";
import { type Admission, admission, refusalOf } from "../access/admission";
import { arnOf } from "../access/arn";
import { isAwsManaged } from "../access/customer-key";
import { type KeyUse, keyObstacle } from "../access/key-use";
import { serviceRequest } from "../access/service-request";
import { allOf, type Obstacle } from "../obstacle";
import { inOneRegion } from "../region";
import type { Publisher } from "./publisher";
import { subscriptionObstacle } from "./subscription";

/** Whether a publisher's message reaches somebody: the subscription through which, or what stops it. */
export type Reach =
  | { readonly subscription: Subject<"subscription">; readonly obstacle?: undefined }
  | { readonly subscription?: undefined; readonly obstacle: Obstacle };

/** EventBridge sends no source to SNS, so a condition on it is never met (EventBridge User Guide, "Amazon SNS permissions"). */
const contextOf = ({ service, sourceArn }: Publisher, account: string): NonNullable<iam.Request["context"]> =>
  service === "cloudwatch.amazonaws.com"
    ? { ...serviceRequest(service, { arn: sourceArn(account), account }), "aws:SourceOwner": account }
    : serviceRequest(service);

/** SNS's own default policy admits whatever comes from the owner's account, alarms among it, and names no service. */
const asOwner = (request: iam.Request, account: string): iam.Request => ({
  ...request,
  principal: { type: "AWS", id: account },
});

const admissionTo = (
  stack: Stack,
  topic: Subject<"topic">,
  publisher: Publisher,
  policies: readonly iam.Policy[],
): Admission => {
  const account = accountOf(stack, topic);
  const request = (owner: string): iam.Request => ({
    principal: { type: "Service", id: publisher.service },
    action: "sns:Publish",
    resource: arnOf(topic, owner) ?? "",
    context: contextOf(publisher, owner),
  });
  const asService = admission(policies, account, (owner) => [request(owner)]);
  if (asService.admitted !== false || asService.denied || publisher.service !== "cloudwatch.amazonaws.com")
    return asService;
  const inOwnersName = admission(policies, account, (owner) => [asOwner(request(owner), owner)]);
  return inOwnersName.admitted === false ? asService : inOwnersName;
};

const policyObstacle = (stack: Stack, topic: Subject<"topic">, publisher: Publisher): Obstacle | undefined => {
  const { service } = publisher;
  const name = topic.resource.name;
  const policies = stack.referrers(topic, "topicPolicy", "topics").map(({ document }) => document);
  const fix = `let its policy allow ${service} sns:Publish`;
  if (policies.length === 0)
    return service === "cloudwatch.amazonaws.com"
      ? undefined
      : { on: topic, reason: `the topic ${name} has the default policy, which does not admit ${service}`, fix };
  if (arnOf(topic, "") === undefined)
    throw new UndecidedError(`The name of ${name} is chosen at deployment, and its policy names a topic.`, [
      topic.resource.urn,
    ]);
  const admitted = admissionTo(stack, topic, publisher, policies);
  const refusal = refusalOf(admitted, `Whether ${service} may publish to ${name} cannot be known`, topic);
  return refusal && { on: topic, reason: `the policy of the topic ${name} refuses ${service}: ${refusal.why}`, fix };
};

/** What a publisher does with a topic's key (SNS Developer Guide, "Enable compatibility with event sources"). */
export const topicKeyUse = (topic: Subject<"topic">, publisher: Publisher): KeyUse => ({
  by: topic,
  what: `messages to the topic ${topic.resource.name}`,
  service: publisher.service,
  actions: ["kms:GenerateDataKey", "kms:Decrypt"],
  context: (account) => ({
    ...contextOf(publisher, account),
    "kms:EncryptionContext:aws:sns:topicArn": arnOf(topic, account) ?? iam.unknownValue,
  }),
});

const keyOfTopicObstacle = (stack: Stack, topic: Subject<"topic">, publisher: Publisher): Obstacle | undefined => {
  if (!topic.key.isSet) return undefined;
  const key = topic.key.target;
  if (key) return keyObstacle(stack, key, topicKeyUse(topic, publisher));
  const name = topic.resource.name;
  if (isAwsManaged(topic.key.value))
    return {
      on: topic,
      reason: `the topic ${name} is encrypted with the key that AWS manages, which admits no service`,
      fix: `set \`${topic.propertyOf("key")}\` to a key of your own that admits ${publisher.service}`,
    };
  throw new UndecidedError(
    `The key of the topic ${name} is not part of this stack, so whether it admits ${publisher.service} cannot be told.`,
    [topic.resource.urn],
  );
};

const regionObstacle = (topic: Subject<"topic">, { subject }: Publisher): Obstacle | undefined =>
  inOneRegion(subject, topic)
    ? undefined
    : {
        on: topic,
        reason: `${subject.resource.name} is in ${subject.resource.region} and the topic ${topic.resource.name} in ${topic.resource.region}`,
        fix: "put both in one Region",
      };

/** The first subscription that lets the message through, else why none does. */
const heardBy = (stack: Stack, topic: Subject<"topic">, { service }: Publisher): Reach => {
  const obstacles: Obstacle[] = [];
  const subscription = firstFound(
    ...stack.referrers(topic, "subscription", "topic").map((each) => () => {
      const obstacle = subscriptionObstacle(stack, topic, each, service);
      if (!obstacle) return each;
      obstacles.push(obstacle);
      return undefined;
    }),
  );
  if (subscription) return { subscription };
  return {
    obstacle: allOf(obstacles, "subscribed as well") ?? {
      on: topic,
      reason: `nobody is subscribed to the topic ${topic.resource.name}`,
      fix: "subscribe somebody to it",
    },
  };
};

/**
 * Follows a message from an alarm or a rule through a topic of the stack to a subscriber: its Region, its policy, its key,
 * and a subscription whose filter lets the message through. Throws `UndecidedError`.
 */
export const reachOf = (stack: Stack, topic: Subject<"topic">, publisher: Publisher): Reach => {
  const heard = settle(() => heardBy(stack, topic, publisher));
  const obstacle = firstFound(
    () => regionObstacle(topic, publisher),
    () => policyObstacle(stack, topic, publisher),
    () => keyOfTopicObstacle(stack, topic, publisher),
    () => heard().obstacle,
  );
  return obstacle ? { obstacle } : heard();
};
