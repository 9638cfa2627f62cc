import type { Policy } from "../evaluate/iam";
import type { Link, Links } from "./link";

/** Where alarms are published for somebody to receive. */
export interface Topic {
  readonly name: string | undefined;
  readonly key: Link<"key">;
  /** True when it keeps messages in order, and so delivers to queues only. */
  readonly fifo: boolean;
}

/** Who may publish to topics and subscribe to them. */
export interface TopicPolicy {
  readonly topics: Links<"topic">;
  readonly document: Policy;
}

/** Somebody, or something, that receives what a topic publishes. */
export interface Subscription {
  readonly topic: Link<"topic">;
  readonly protocol: string;
  /** Who receives, if it is a function of the stack. */
  readonly lambdaFunction: Link<"lambdaFunction">;
  /** Who receives, if it is a queue. */
  readonly queue: Link<"queue">;
  /** Which messages it lets through, as JSON; `undefined` when all. */
  readonly filterPolicy: string | undefined;
  /** True when the filter looks at the message itself, false when it looks at the attributes beside it. */
  readonly filtersBody: boolean;
}
