import type { Call } from "../policy/possible";
import type { Answer } from "../policy/syntax";
import { evaluate } from "./evaluate";
import type { Caller } from "./principal";
import type { Policy } from "./syntax";

export type { Answer, Call };

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
