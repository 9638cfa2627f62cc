import { isPublicBy, type PublicDefinition } from "../policy/public";
import type { Answer } from "./answer";
import type { Policy, PrincipalType } from "./syntax";

/** Keys whose fixed values bind a statement that names everyone. */
const bindingKeys: ReadonlySet<string> = new Set([
  "aws:sourcearn",
  "aws:sourceaccount",
  "aws:sourceowner",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principalaccount",
  "aws:principalarn",
  "aws:userid",
  "s3:x-amz-server-side-encryption-aws-kms-key-id",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
]);

const bindingOperators = /^(StringEquals|StringLike|StringEqualsIgnoreCase|ArnEquals|ArnLike)$/;

/** A value without wildcards or variables; of an access point's ARN only the account has to be fixed. */
const isFixed = (key: string, text: string): boolean => {
  if (text.includes("${")) return false;
  if (key === "s3:dataaccesspointarn") return /^arn:[^:*?]+:s3:[^:*?]+:\d{12}:accesspoint\//.test(text);
  return !/[*?]/.test(text);
};

/** S3's own definition of public. */
const definition: PublicDefinition<PrincipalType> = {
  bindingKeys,
  bindingOperators,
  addressKeys: new Set(["aws:sourceip"]),
  bounds: "no account, network or organization",
  isFixed,
  isEveryone({ type, id: { text, unknown } }) {
    if (unknown) return type === "AWS" ? undefined : false;
    return (type !== "Service" && text === "*") || (type === "Federated" && text === "graph.facebook.com");
  },
};

/**
 * Whether a bucket's policy is public, by S3's own definition: some Allow names everyone and is bound to no fixed value.
 * Denies do not count. Source: S3 User Guide, "Blocking public access to your Amazon S3 storage", "The meaning of public".
 */
export const isPublic = (policy: Policy): Answer => isPublicBy(definition, policy);
