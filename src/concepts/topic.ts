import type { Policy } from "../evaluate/iam";
import type { Link } from "./link";

/** Where alarms are published for somebody to receive. */
export interface Topic {
  readonly name: string | undefined;
  readonly key: Link<"key">;
}

/** Who may publish to a topic and subscribe to it. */
export interface TopicPolicy {
  readonly topic: Link<"topic">;
  readonly document: Policy;
}

/** Somebody, or something, that receives what a topic publishes. */
export interface Subscription {
  readonly topic: Link<"topic">;
  readonly protocol: string;
}
