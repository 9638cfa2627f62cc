import type { Answer } from "../policy/syntax";
import type { ContextValue } from "../policy/template";
import { nameOf } from "../policy/words";
import { evaluate } from "./evaluate";
import type { Caller } from "./principal";
import type { Policy, Statement } from "./syntax";

export type { Answer };

/** An API call, without who makes it. */
export interface Call {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
}

/** A statement of several policies as a reader finds it. */
export const nameIn = (policies: readonly Policy[], statement: Statement): string => {
  const own = policies.find(({ statements }) => statements.includes(statement));
  return nameOf(statement, own?.statements.indexOf(statement) ?? 0);
};

/** Whether a caller may make every one of some calls; if not, `why` says which it may not, and by which statement. */
export const admits = (policies: readonly Policy[], principal: Caller, calls: readonly Call[]): Answer => {
  let undecided: string | undefined;
  for (const call of calls) {
    const { decision, why } = evaluate(policies, { principal, ...call });
    const about = `\`${call.action}\`: ${why}`;
    if (decision === "undecided") undecided ??= about;
    else if (decision !== "allow") return { answer: "no", why: about };
  }
  return undecided ? { answer: "undecided", why: undecided } : { answer: "yes", why: "every call is allowed" };
};
