import * as policy from "../policy/syntax";

export type { Condition, Position, Text } from "../policy/syntax";

/** Who a statement is about. */
export type PrincipalType = "AWS" | "Service" | "Federated" | "CanonicalUser";

/** Every type of principal. */
export const principalTypes: readonly PrincipalType[] = ["AWS", "Service", "Federated", "CanonicalUser"];

/** One principal that a statement lists. */
export type Principal = policy.Principal<PrincipalType>;

/** The principals that a statement lists; `*` as a whole is everyone. */
export type Principals = policy.Principals<PrincipalType>;

/** One statement of a policy. */
export type Statement = policy.Statement<PrincipalType>;

/** The versions of the language; a document that names none is of the first, where policy variables are plain text. */
export type Version = "2008-10-17" | "2012-10-17";

/** A parsed policy document. */
export type Policy = policy.Policy<PrincipalType, Version>;

/** Thrown when a document is not one that IAM accepts. */
export class PolicySyntaxError extends policy.PolicyDocumentError {
  override readonly name = "PolicySyntaxError";
}
