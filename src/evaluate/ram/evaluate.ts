import { type Decision as Decided, decide, toContext } from "../policy/decide";
import type { ContextValue } from "../policy/template";
import { type Caller, isAbout } from "./principal";
import type { Policy, Statement } from "./syntax";

/** Who asks for what, on what, in which circumstances. */
export interface Request {
  readonly principal: Caller;
  readonly action: string;
  readonly resource: string;
  /** Condition keys and their values; a key that is left out is absent from the request. */
  readonly context?: Readonly<Record<string, ContextValue>>;
}

/** What came of a request, which statement decided, and why. */
export type Decision = Decided<Statement>;

/**
 * Evaluates a request against policies of one kind: a Deny that applies wins, then an Allow that applies, else it is denied.
 * A negated condition on a key that the request does not carry is not documented, and undecided.
 * Source: RAM, "Policy evaluation process" and "Policy elements".
 */
export const evaluate = (policies: readonly Policy[], { principal, action, resource, context }: Request): Decision =>
  decide(
    policies.map(({ statements }) => ({ statements, variables: false })),
    {
      action,
      resource,
      context: toContext(context),
      negatedWhenAbsent: undefined,
      isAbout: (statement) => isAbout(statement, principal, resource),
    },
  );
