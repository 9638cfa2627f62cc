import {
  type Asked,
  type Request as Asks,
  type Decision as Decided,
  decide,
  mayConcern,
  type Readable,
  toContext,
} from "../policy/decide";
import { type Caller, identitiesOf, isAbout } from "./principal";
import type { Policy, Statement } from "./syntax";

/** Who asks for what, on what, in which circumstances. */
export type Request = Asks<Caller>;

/** What came of a request, which statement decided, and why. */
export type Decision = Decided<Statement>;

const toAsked = ({ principal, action, resource, context }: Request): Asked<Statement> => {
  const caller = identitiesOf(principal);
  const partition = resource.split(":", 2)[1] ?? "";
  return {
    action,
    resource,
    context: toContext(context),
    negatedWhenAbsent: true,
    isAbout: (statement) => isAbout(statement, caller, partition),
  };
};

const usesVariables = ({ version }: Policy): boolean => version === "2012-10-17";

const readable = (policies: readonly Policy[]): readonly Readable<Statement>[] =>
  policies.map((policy) => ({ statements: policy.statements, variables: usesVariables(policy) }));

/** The policies without the statements that are about other callers, actions or resources, whatever their conditions. */
export const concerning = (policies: readonly Policy[], request: Request): readonly Policy[] => {
  const asked = toAsked(request);
  return policies.map((policy) => ({
    ...policy,
    statements: policy.statements.filter((statement) => mayConcern(statement, usesVariables(policy), asked)),
  }));
};

/**
 * Evaluates a request against policies of one kind: a Deny that applies wins, then an Allow that applies, else it is denied.
 * What cannot be known makes the decision `undecided` where it matters, and only there. In a policy without principals, every
 * statement is about whoever asks. Source: IAM User Guide, "Policy evaluation logic".
 */
export const evaluate = (policies: readonly Policy[], request: Request): Decision =>
  decide(readable(policies), toAsked(request));
