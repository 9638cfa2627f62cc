import type { SubscriptionArgs, TopicArgs, TopicInlinePolicyArgs, TopicPolicyArgs } from "@pulumi/aws-native/sns";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { policyOf } from "../policy-document";
import { countOf, nonEmpty, textOf } from "../values";

const TOPIC = "aws-native:sns:Topic";

/** A JSON document as text, which a program may write as an object. */
const jsonOf = (document: unknown): string | undefined => {
  const given = nonEmpty(document);
  return given === undefined || typeof given === "string" ? given : JSON.stringify(given);
};

const inlineEndpoint = (p: Unwrap<TopicArgs>, i: number) => p.subscription?.[i]?.endpoint;

export const topic = [
  adapter<Unwrap<TopicArgs>>()(
    "topic",
    TOPIC,
    {
      name: { at: "topicName", get: (p) => textOf(p.topicName) },
      key: { at: "kmsMasterKeyId", to: "key", get: (p) => p.kmsMasterKeyId },
      fifo: { at: "fifoTopic", get: (p) => p.fifoTopic ?? false },
    },
    { identity: { names: ["topicName"], arn: (name) => ["sns", name] } },
  ),
  adapter<Unwrap<TopicPolicyArgs>>()("topicPolicy", "aws-native:sns:TopicPolicy", {
    topics: { at: "topics", to: "topic", list: true, get: (p) => p.topics },
    document: { at: "policyDocument", get: (p) => policyOf(p.policyDocument, "policyDocument") },
  }),
  adapter<Unwrap<TopicInlinePolicyArgs>>()("topicPolicy", "aws-native:sns:TopicInlinePolicy", {
    topics: { at: "topicArn", to: "topic", list: true, get: (p) => [p.topicArn] },
    document: { at: "policyDocument", get: (p) => policyOf(p.policyDocument, "policyDocument") },
  }),
  adapter<Unwrap<SubscriptionArgs>>()("subscription", "aws-native:sns:Subscription", {
    topic: { at: "topicArn", to: "topic", get: (p) => p.topicArn },
    protocol: { at: "protocol", get: (p) => textOf(p.protocol) ?? "" },
    lambdaFunction: { at: "endpoint", to: "lambdaFunction", get: (p) => p.endpoint },
    queue: { at: "endpoint", to: "queue", get: (p) => p.endpoint },
    filterPolicy: { at: "filterPolicy", get: (p) => jsonOf(p.filterPolicy) },
    filtersBody: { at: "filterPolicyScope", get: (p) => p.filterPolicyScope === "MessageBody" },
  }),
  // What a topic lists itself has no filter.
  adapter<Unwrap<TopicArgs>>()(
    "subscription",
    TOPIC,
    {
      topic: { at: "subscription[]", to: "topic", self: true, get: () => undefined },
      protocol: { at: "subscription[].protocol", get: (p, i) => textOf(p.subscription?.[i]?.protocol) ?? "" },
      lambdaFunction: { at: "subscription[].endpoint", to: "lambdaFunction", get: inlineEndpoint },
      queue: { at: "subscription[].endpoint", to: "queue", get: inlineEndpoint },
      filterPolicy: { at: "subscription[]", get: () => undefined },
      filtersBody: { at: "subscription[]", get: () => false },
    },
    { says: (p) => countOf(p.subscription) },
  ),
];
