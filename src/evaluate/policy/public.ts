import { any, type Truth } from "../three-valued";
import type { Answer, Condition, Policy, Principals, Statement, Text } from "./syntax";
import { toRange } from "./values";
import { nameOf } from "./words";

/** What a storage service calls public. */
export interface PublicDefinition<T extends string> {
  /** Keys, in lower case, whose fixed values bind a statement that names everyone, and the operators that do. */
  readonly bindingKeys: ReadonlySet<string>;
  readonly bindingOperators: RegExp;
  /** Keys, in lower case, whose ranges of addresses bind it. */
  readonly addressKeys: ReadonlySet<string>;
  /** To what a statement that names everyone has to be bound, for people to read. */
  readonly bounds: string;
  isFixed(key: string, text: string): boolean;
  isEveryone(principal: Principals<T>["listed"][number]): Truth;
}

/** S3 and OSS call ranges public that are broader than /8 of IPv4 or /32 of IPv6. */
const isNarrow = (text: string): boolean => {
  const range = toRange(text);
  return range !== undefined && range.length >= (range.bits === 32 ? 8 : 32);
};

/** Whether a condition binds its statement to fixed values: all of its values have to be. */
const binds = <T extends string>(definition: PublicDefinition<T>, condition: Condition): Truth => {
  const { operator, qualifier, ifExists, values } = condition;
  const { bindingKeys, bindingOperators, addressKeys, isFixed } = definition;
  const key = condition.key.toLowerCase();
  if (ifExists || qualifier === "ForAllValues" || values.length === 0) return false;
  const asksForAddress = operator === "IpAddress" && addressKeys.has(key);
  if (!asksForAddress && !(bindingOperators.test(operator) && bindingKeys.has(key))) return false;
  const test = (text: string): boolean => (asksForAddress ? isNarrow(text) : isFixed(key, text));
  if (values.some(({ text, unknown }: Text) => !unknown && !test(text))) return false;
  return values.some(({ unknown }) => unknown) ? undefined : true;
};

const admitsPublic = <T extends string>(definition: PublicDefinition<T>, statement: Statement<T>): Truth => {
  const { effect, principal, notPrincipal, conditions, uncertain } = statement;
  if (effect !== "Allow" || !principal) return false;
  const who = principal.everyone || notPrincipal || any(principal.listed.map(definition.isEveryone));
  const bound = any(conditions.map((condition) => binds(definition, condition)));
  if (who === false || bound === true) return false;
  return who && bound === false && !uncertain ? true : undefined;
};

/** Whether a bucket's policy is public, by a definition: some Allow names everyone and is bound to nothing. Denies do not count. */
export const isPublicBy = <T extends string>(definition: PublicDefinition<T>, policy: Policy<T>): Answer => {
  let undecided: string | undefined;
  for (const [index, statement] of policy.statements.entries()) {
    const truth = admitsPublic(definition, statement);
    const name = nameOf(statement, index);
    if (truth === true) return { answer: "yes", why: `${name} admits everyone and is bound to ${definition.bounds}` };
    if (truth === undefined) undecided ??= `whom ${name} admits cannot be known`;
  }
  return undecided
    ? { answer: "undecided", why: undecided }
    : { answer: "no", why: "every statement names who is admitted" };
};
