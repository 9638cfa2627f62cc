import type { TopicArgs, TopicPolicyArgs, TopicSubscriptionArgs } from "@pulumi/aws/sns";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { policyOf } from "../policy-document";
import { nonEmpty, textOf } from "../values";

const TOPIC = "aws:sns/topic:Topic";

export const topic = [
  adapter<Unwrap<TopicArgs>>()(
    "topic",
    TOPIC,
    {
      name: { at: "name", get: (p) => textOf(p.name) },
      key: { at: "kmsMasterKeyId", to: "key", get: (p) => p.kmsMasterKeyId },
      fifo: { at: "fifoTopic", get: (p) => p.fifoTopic ?? false },
    },
    { identity: { names: ["name"], arn: (name) => ["sns", name] } },
  ),
  adapter<Unwrap<TopicArgs>>()(
    "topicPolicy",
    TOPIC,
    {
      topics: { at: "name", to: "topic", self: true, list: true, get: () => undefined },
      document: { at: "policy", get: (p) => policyOf(p.policy, "policy") },
    },
    { says: (p) => nonEmpty(p.policy) !== undefined },
  ),
  adapter<Unwrap<TopicPolicyArgs>>()("topicPolicy", "aws:sns/topicPolicy:TopicPolicy", {
    topics: { at: "arn", to: "topic", list: true, get: (p) => [p.arn] },
    document: { at: "policy", get: (p) => policyOf(p.policy, "policy") },
  }),
  adapter<Unwrap<TopicSubscriptionArgs>>()("subscription", "aws:sns/topicSubscription:TopicSubscription", {
    topic: { at: "topic", to: "topic", get: (p) => p.topic },
    protocol: { at: "protocol", get: (p) => textOf(p.protocol) ?? "" },
    lambdaFunction: { at: "endpoint", to: "lambdaFunction", get: (p) => p.endpoint },
    queue: { at: "endpoint", to: "queue", get: (p) => p.endpoint },
    filterPolicy: { at: "filterPolicy", get: (p) => textOf(p.filterPolicy) },
    filtersBody: { at: "filterPolicyScope", get: (p) => p.filterPolicyScope === "MessageBody" },
  }),
];
