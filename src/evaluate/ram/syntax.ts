import * as policy from "../policy/syntax";

export type { Condition, Position, Text } from "../policy/syntax";

/** Who a statement is about: by an ARN, a service's name, a provider; in the list of a bucket policy, by a UID or an ARN. */
export type PrincipalType = "RAM" | "Service" | "Federated" | "Listed";

/** The keys of a Principal; what stands in a bucket policy's list has none. */
export const principalTypes: readonly PrincipalType[] = ["RAM", "Service", "Federated"];

/** One principal that a statement lists. */
export type Principal = policy.Principal<PrincipalType>;

/** One statement of a policy. */
export type Statement = policy.Statement<PrincipalType>;

/** A parsed policy document. */
export type Policy = policy.Policy<PrincipalType, "1">;

/** Thrown when a document is not one that RAM or OSS accepts. */
export class RamPolicySyntaxError extends policy.PolicyDocumentError {
  override readonly name = "RamPolicySyntaxError";
}
