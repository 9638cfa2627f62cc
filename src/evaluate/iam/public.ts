import { toRange } from "../policy/values";
import { nameOf } from "../policy/words";
import { any, type Truth } from "../three-valued";
import type { Answer } from "./answer";
import type { Condition, Policy, Principals, Statement, Text } from "./syntax";

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

/** S3 calls ranges public that are broader than /8 of IPv4 or /32 of IPv6. */
const isNarrow = (text: string): boolean => {
  const range = toRange(text);
  return range !== undefined && range.length >= (range.bits === 32 ? 8 : 32);
};

/** A value without wildcards or variables; of an access point's ARN only the account has to be fixed. */
const isFixed = (key: string, text: string): boolean => {
  if (text.includes("${")) return false;
  if (key === "s3:dataaccesspointarn") return /^arn:[^:*?]+:s3:[^:*?]+:\d{12}:accesspoint\//.test(text);
  return !/[*?]/.test(text);
};

/** Whether a condition binds its statement to fixed values: all of its values have to be. */
const binds = ({ key: written, operator, qualifier, ifExists, values }: Condition): Truth => {
  const key = written.toLowerCase();
  const asksForAddress = operator === "IpAddress" && key === "aws:sourceip";
  if (ifExists || qualifier === "ForAllValues" || values.length === 0) return false;
  if (!asksForAddress && !(bindingOperators.test(operator) && bindingKeys.has(key))) return false;
  const test = (text: string): boolean => (asksForAddress ? isNarrow(text) : isFixed(key, text));
  if (values.some(({ text, unknown }) => !unknown && !test(text))) return false;
  return values.some(({ unknown }) => unknown) ? undefined : true;
};

const isEveryone = (type: Principals["listed"][number]["type"], { text, unknown }: Text): Truth => {
  if (unknown) return type === "AWS" ? undefined : false;
  return (type !== "Service" && text === "*") || (type === "Federated" && text === "graph.facebook.com");
};

const namesEveryone = ({ principal, notPrincipal }: Statement): Truth =>
  principal?.everyone || notPrincipal || any((principal?.listed ?? []).map(({ type, id }) => isEveryone(type, id)));

const admitsPublic = (statement: Statement): Truth => {
  if (statement.effect !== "Allow" || !statement.principal) return false;
  const who = namesEveryone(statement);
  const bound = any(statement.conditions.map(binds));
  if (who === false || bound === true) return false;
  return who && bound === false && !statement.uncertain ? true : undefined;
};

/**
 * Whether a bucket's policy is public, by S3's own definition: some Allow names everyone and is bound to no fixed value.
 * Denies do not count. Source: S3 User Guide, "Blocking public access to your Amazon S3 storage", "The meaning of public".
 */
export const isPublic = (policy: Policy): Answer => {
  let undecided: string | undefined;
  for (const [index, statement] of policy.statements.entries()) {
    const truth = admitsPublic(statement);
    const name = nameOf(statement, index);
    if (truth === true)
      return { answer: "yes", why: `${name} admits everyone and is bound to no account, network or organization` };
    if (truth === undefined) undecided ??= `whom ${name} admits cannot be known`;
  }
  return undecided
    ? { answer: "undecided", why: undecided }
    : { answer: "no", why: "every statement names who is admitted" };
};
