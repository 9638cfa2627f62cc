/** An accepted violation: exactly which, why, and until when. */
export interface Exception {
  /** The resource's name in the program, or its URN. */
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

/** The exception that covers a finding, if one does; it holds through its last day (UTC). */
export const findException = (
  exceptions: readonly Exception[],
  finding: { readonly urn: string; readonly name: string; readonly messageId: string },
): Exception | undefined =>
  exceptions.find(
    ({ resource, finding: messageId }) =>
      (resource === finding.urn || resource === finding.name) &&
      (messageId === undefined || messageId === finding.messageId),
  );

/** True when the exception's last day is over. */
export const isExpired = (exception: Exception, today: Date): boolean =>
  today.toISOString().slice(0, 10) > exception.until;
