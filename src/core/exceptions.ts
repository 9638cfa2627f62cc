import type { SubjectResource } from "../snapshot/resource";
import { STACK_TYPE } from "../snapshot/urn";
import type { Stack } from "../stack/stack";
import type { Finding } from "./check";
import { nearestTo } from "./suggest";

/** An accepted violation: exactly which, why, and until when. */
export interface Exception {
  /** The resource's name in the program, or its URN; for what is said of the stack as a whole "the stack", or its own. */
  readonly resource: string;
  /** The id of the one message that is accepted; without it, all that the policy says of the resource. */
  readonly finding?: string;
  readonly reason: string;
  /** The last day it holds, `YYYY-MM-DD`. */
  readonly until: string;
}

const keys = ["resource", "finding", "reason", "until"];

/** A day that there is: `Date` takes 30 February for 2 March. */
const isDate = (text: string): boolean => {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
};

/** What is wrong with an exception as written; `undefined` when nothing is. */
export const problemOf = (exception: Readonly<Record<string, unknown>>): string | undefined => {
  const unknown = Object.keys(exception).find((key) => !keys.includes(key));
  if (unknown) return `has an unknown key \`${unknown}\`; known: ${keys.join(", ")}`;
  const { resource, finding, reason, until } = exception;
  if (typeof resource !== "string" || resource === "") return "needs a `resource`: a name or a URN";
  if (finding !== undefined && typeof finding !== "string") return "has a `finding` that is not a message id";
  if (typeof reason !== "string" || reason.trim().length < 10) return "needs a `reason` of 10 characters or more";
  if (typeof until !== "string" || !isDate(until)) return "needs an end: `until` as YYYY-MM-DD";
  return undefined;
};

/** What results call the stack as a whole. */
const THE_STACK = "the stack";

/** Names one resource, or the stack as a whole. */
type Named = Pick<SubjectResource, "urn" | "name">;

/** The stack as a whole goes by its root resource: `<project>-<stack>` (pulumi/sdk/nodejs/runtime/stack.ts). */
export const wholeOf = (stack: Stack): Named => {
  const [start = "", project = ""] = stack.resources[0]?.urn.split("::") ?? [];
  const name = `${project}-${start.replace(/^urn:pulumi:/, "")}`;
  return { urn: `${start}::${project}::${STACK_TYPE}::${name}`, name };
};

/** True when the exception is for this resource, or this stack. */
export const isFor = ({ resource }: Exception, { urn, name }: Named): boolean =>
  resource === urn || resource === name || (resource === THE_STACK && urn.split("::")[2] === STACK_TYPE);

/** Why an exception excepts nothing, and what to do. */
export const reasonUnused = (exception: Exception, stack: Stack): string => {
  const { resource } = exception;
  const all = [wholeOf(stack), ...stack.resources];
  if (all.some((named) => isFor(exception, named)))
    return `The exception for \`${resource}\` excepts nothing. Remove it.`;
  const isUrn = resource.startsWith("urn:");
  const known = [...(isUrn ? [] : [THE_STACK]), ...all.map(({ urn, name }) => (isUrn ? urn : name))];
  const nearest = nearestTo(resource, known);
  const hint = nearest === undefined ? "Remove it." : `Did you mean \`${nearest}\`?`;
  return `The exception for \`${resource}\` excepts nothing: the stack has no such resource. ${hint}`;
};

/** What becomes of a finding by the exception that covers it, if one does. */
export interface Ruling {
  readonly verdict: "violating" | "excepted";
  readonly message: string;
  readonly exception?: Exception;
}

/** Rules on a finding: an exception holds through its last day (UTC). */
export const ruleOn = (
  { messageId, message, subject }: Finding,
  exceptions: readonly Exception[],
  stack: Stack,
  today: Date,
): Ruling => {
  const about = subject?.resource ?? wholeOf(stack);
  const exception = exceptions.find((each) => isFor(each, about) && (each.finding ?? messageId) === messageId);
  if (!exception) return { verdict: "violating", message };
  const { until, reason } = exception;
  return today.toISOString().slice(0, 10) > until
    ? { verdict: "violating", message: `${message} The exception for it ended on ${until}.`, exception }
    : { verdict: "excepted", message: `${message} Accepted until ${until}: ${reason}`, exception };
};
