import type { Policy } from "../evaluate/iam";
import type { Link } from "./link";

/** Code that runs when it is called. */
export interface LambdaFunction {
  readonly name: string | undefined;
}

/** Lets a service call a function. */
export interface LambdaPermission {
  readonly lambdaFunction: Link<"lambdaFunction">;
  /** What it grants, as the statement that Lambda makes of it. */
  readonly document: Policy;
}

/** Keeps messages until somebody fetches them. */
export interface Queue {
  readonly name: string | undefined;
}

/** Who may send to a queue and receive from it. */
export interface QueuePolicy {
  readonly queue: Link<"queue">;
  readonly document: Policy;
}
