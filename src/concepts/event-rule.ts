import type { EventPattern } from "../evaluate/event-pattern";
import type { Link } from "./link";

/** Picks events and hands them to targets as they happen. */
export interface EventRule {
  readonly name: string | undefined;
  /** The bus whose events it sees, by name or ARN; `default` is the one that services send to. */
  readonly bus: string;
  /** `undefined` when it does not look at events. */
  readonly pattern: EventPattern | undefined;
  /** Only `enabledWithReads` sees management events that read. */
  readonly state: "disabled" | "enabled" | "enabledWithReads";
}

/** What an event rule hands its events to. */
export interface EventTarget {
  readonly rule: Link<"eventRule">;
  /** The target, if it is a topic; else the link leads nowhere in the stack. */
  readonly topic: Link<"topic">;
  /** The target, if it is a function. */
  readonly lambdaFunction: Link<"lambdaFunction">;
  /** The target, if it is a queue. */
  readonly queue: Link<"queue">;
  /** The role with which the rule calls the target, where it does not rely on the target's own policy. */
  readonly role: Link<"role">;
}
