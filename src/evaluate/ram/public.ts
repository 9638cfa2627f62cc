import { isPublicBy, type PublicDefinition } from "../policy/public";
import type { Answer } from "../policy/syntax";
import type { Policy, PrincipalType } from "./syntax";

/** OSS's own definition of public. */
const definition: PublicDefinition<PrincipalType> = {
  bindingKeys: new Set(["acs:sourcevpc", "acs:sourcevpcid", "acs:accessid"]),
  bindingOperators: /^(StringEquals|StringLike|StringEqualsIgnoreCase)$/,
  addressKeys: new Set(["acs:sourceip", "acs:sourcevpcip"]),
  bounds: "no network and no access key",
  isFixed: (_, text) => !/[*?]/.test(text),
  /** `*`, or sessions of a role in whatever account. */
  isEveryone: ({ id: { text, unknown } }) =>
    unknown ? undefined : text === "*" || /^(arn|acs):[^:]*::[^:]*\*/.test(text),
};

/**
 * Whether a bucket's policy is public, by OSS's own definition: some Allow names everyone and is bound to no fixed VPC, access
 * key or range of addresses. Denies do not count. Source: OSS, "Block Public Access", conditions for non-public access.
 */
export const isPublic = (policy: Policy): Answer => isPublicBy(definition, policy);
