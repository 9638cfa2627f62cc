import { nameOf } from "./evaluate";
import { inRange } from "./operators";
import type { Condition, Policy, Principals, Statement, Text } from "./syntax";
import type { Answer } from "./transport";

/** Keys whose fixed values bind a statement that names everyone (S3 User Guide, "The meaning of public"). */
const bindingKeys = [
  "aws:sourcearn",
  "aws:sourceaccount",
  "aws:sourceowner",
  "aws:sourceorgid",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:principalorgid",
  "aws:principalaccount",
  "aws:principalarn",
  "aws:userid",
  "s3:x-amz-server-side-encryption-aws-kms-key-id",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
  "kms:calleraccount",
];

const bindingOperators = /^(StringEquals|StringLike|StringEqualsIgnoreCase|ArnEquals|ArnLike|IpAddress)$/;

/** RFC 1918: addresses that nobody on the Internet has. */
const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

const isFixedRange = (range: string): boolean => {
  const [base = "", length] = range.split("/");
  if (privateRanges.some((wide) => inRange(base, wide))) return true;
  const bits = length === undefined ? 128 : Number(length);
  return base.includes(":") ? bits >= 32 : bits >= 8;
};

/** A value without wildcards or variables; in an ARN only the account has to be fixed for an access point. */
const isFixed = (key: string, { text }: Text): boolean => {
  if (text.includes("${")) return false;
  if (key === "s3:dataaccesspointarn") return /^arn:[^:*?]+:s3:[^:*?]+:\d{12}:accesspoint\//.test(text);
  if (key === "aws:userid") return !/^A[A-Z]OA[^:]*:\*|^\*/.test(text);
  return !/[*?]/.test(text);
};

const binds = (condition: Condition): Answer["answer"] => {
  const key = condition.key.toLowerCase();
  if (!bindingOperators.test(condition.operator) || condition.ifExists || condition.qualifier === "ForAllValues")
    return "no";
  const fixed =
    condition.operator === "IpAddress"
      ? key === "aws:sourceip" && condition.values.every(({ text, unknown }) => unknown || isFixedRange(text))
      : bindingKeys.includes(key) && condition.values.every((value) => value.unknown || isFixed(key, value));
  if (!fixed || condition.values.length === 0) return "no";
  return condition.values.some(({ unknown }) => unknown) ? "undecided" : "yes";
};

const names = (principals: Principals): "everyone" | "undecided" | "some" => {
  if (principals.everyone) return "everyone";
  if (principals.listed.some(({ type, id }) => (type === "AWS" && id.text === "*") || id.text === "graph.facebook.com"))
    return "everyone";
  return principals.listed.some(({ type, id }) => type === "AWS" && id.unknown) ? "undecided" : "some";
};

const admits = (statement: Statement): Answer["answer"] => {
  if (statement.effect !== "Allow" || !statement.principal) return "no";
  const who = statement.notPrincipal ? "everyone" : names(statement.principal);
  if (who === "some") return "no";
  const bound = statement.conditions.map(binds);
  if (bound.includes("yes")) return "no";
  return who === "undecided" || bound.includes("undecided") ? "undecided" : "yes";
};

/**
 * Whether a policy opens its resource to the public, by S3's definition: some Allow names everyone and is bound to no fixed value.
 * Source: S3 User Guide, "Blocking public access", "The meaning of public".
 */
export const isPublic = (policy: Policy): Answer => {
  let undecided: string | undefined;
  for (const [index, statement] of policy.statements.entries()) {
    const answer = admits(statement);
    if (answer === "yes")
      return {
        answer,
        why: `${nameOf(statement, index)} admits everyone and is bound to no account, network or organization`,
      };
    if (answer === "undecided") undecided = `whom ${nameOf(statement, index)} admits cannot be known`;
  }
  return undecided
    ? { answer: "undecided", why: undecided }
    : { answer: "no", why: "every statement names who is admitted" };
};
