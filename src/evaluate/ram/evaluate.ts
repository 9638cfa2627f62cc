import { type Request as Asks, type Decision as Decided, decide, toContext } from "../policy/decide";
import { type Caller, isAbout } from "./principal";
import type { Policy, Statement } from "./syntax";

/** Who asks for what, on what, in which circumstances. */
export type Request = Asks<Caller>;

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
