import type { Answer } from "../policy/syntax";
import { toRange } from "../policy/values";
import { nameOf } from "../policy/words";
import { any, type Truth } from "../three-valued";
import type { Condition, Policy, Statement } from "./syntax";

/** Keys whose fixed values bind a statement that names everyone. */
const bindingKeys: ReadonlySet<string> = new Set(["acs:sourcevpc", "acs:sourcevpcid", "acs:accessid"]);

const addressKeys: ReadonlySet<string> = new Set(["acs:sourceip", "acs:sourcevpcip"]);

const bindingOperators = /^(StringEquals|StringLike|StringEqualsIgnoreCase)$/;

/** OSS calls ranges public that are broader than /8 of IPv4 or /32 of IPv6. */
const isNarrow = (text: string): boolean => {
  const range = toRange(text);
  return range !== undefined && range.length >= (range.bits === 32 ? 8 : 32);
};

/** Whether a condition binds its statement to fixed values: all of its values have to be. */
const binds = ({ key: written, operator, qualifier, ifExists, values }: Condition): Truth => {
  const key = written.toLowerCase();
  if (ifExists || qualifier === "ForAllValues" || values.length === 0) return false;
  const asksForAddress = operator === "IpAddress" && addressKeys.has(key);
  if (!asksForAddress && !(bindingOperators.test(operator) && bindingKeys.has(key))) return false;
  const test = asksForAddress ? isNarrow : (text: string): boolean => !/[*?]/.test(text);
  if (values.some(({ text, unknown }) => !unknown && !test(text))) return false;
  return values.some(({ unknown }) => unknown) ? undefined : true;
};

/** `*`, or sessions of a role in whatever account. */
const isEveryone = (text: string): boolean => text === "*" || /^(arn|acs):[^:]*::[^:]*\*/.test(text);

const namesEveryone = ({ principal, notPrincipal }: Statement): Truth =>
  principal?.everyone ||
  notPrincipal ||
  any((principal?.listed ?? []).map(({ id }) => (id.unknown ? undefined : isEveryone(id.text))));

const admitsPublic = (statement: Statement): Truth => {
  if (statement.effect !== "Allow" || !statement.principal) return false;
  const who = namesEveryone(statement);
  const bound = any(statement.conditions.map(binds));
  if (who === false || bound === true) return false;
  return who && bound === false && !statement.uncertain ? true : undefined;
};

/**
 * Whether a bucket's policy is public, by OSS's own definition: some Allow names everyone and is bound to no fixed VPC, access
 * key or range of addresses. Denies do not count. Source: OSS, "Block Public Access", conditions for non-public access.
 */
export const isPublic = (policy: Policy): Answer => {
  let undecided: string | undefined;
  for (const [index, statement] of policy.statements.entries()) {
    const truth = admitsPublic(statement);
    const name = nameOf(statement, index);
    if (truth === true)
      return { answer: "yes", why: `${name} admits everyone and is bound to no network and no access key` };
    if (truth === undefined) undecided ??= `whom ${name} admits cannot be known`;
  }
  return undecided
    ? { answer: "undecided", why: undecided }
    : { answer: "no", why: "every statement names who is admitted" };
};
