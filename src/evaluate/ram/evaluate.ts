import {
  type Asked,
  type Request as Asks,
  type Decision as Decided,
  decide,
  mayConcern,
  toContext,
} from "../policy/decide";
import { type Caller, isAbout } from "./principal";
import type { Policy, Statement } from "./syntax";

/** Who asks for what, on what, in which circumstances. */
export type Request = Asks<Caller>;

/** What came of a request, which statement decided, and why. */
export type Decision = Decided<Statement>;

const toAsked = ({ principal, action, resource, context }: Request): Asked<Statement> => ({
  action,
  resource,
  context: toContext(context),
  negatedWhenAbsent: undefined,
  isAbout: (statement) => isAbout(statement, principal, resource),
});

/** The policies without the statements that are about other callers, actions or resources, whatever their conditions. */
export const concerning = (policies: readonly Policy[], request: Request): readonly Policy[] => {
  const asked = toAsked(request);
  return policies.map((policy) => ({
    ...policy,
    statements: policy.statements.filter((statement) => mayConcern(statement, false, asked)),
  }));
};

/**
 * Evaluates a request against policies of one kind: a Deny that applies wins, then an Allow that applies, else it is denied.
 * A negated condition on a key that the request does not carry is not documented, and undecided.
 * Source: RAM, "Policy evaluation process" and "Policy elements".
 */
export const evaluate = (policies: readonly Policy[], request: Request): Decision =>
  decide(
    policies.map(({ statements }) => ({ statements, variables: false })),
    toAsked(request),
  );
