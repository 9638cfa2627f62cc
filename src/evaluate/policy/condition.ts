import { all, any, not, type Truth } from "../three-valued";
import { anyMatches, type Matcher, toMatcher } from "./matcher";
import { type Operator, operators } from "./operators";
import type { Condition, Text } from "./syntax";
import { type Context, type ContextValue, mayBeAbsent } from "./template";

/** A condition, ready to be asked. */
export type ConditionTest = (context: Context) => Truth;

const presence = (condition: Condition, key: string): ConditionTest => {
  const wanted = condition.values.map(({ text, unknown }) => (unknown ? undefined : text.toLowerCase() === "true"));
  return (context) => {
    const absent = context.get(key) === mayBeAbsent ? undefined : !context.has(key);
    return any(wanted.map((isNull) => (isNull === undefined || absent === undefined ? undefined : isNull === absent)));
  };
};

const valueMatcher = (text: Text, operator: Operator): Matcher => ({
  always: false,
  test: (value) => (text.unknown ? undefined : operator.test(value, text.text)),
});

const listOf = (value: ContextValue | undefined): readonly (string | symbol)[] =>
  value === undefined ? [] : typeof value === "string" || typeof value === "symbol" ? [value] : value;

function* each<T>(items: readonly T[], test: (item: T) => Truth): Iterable<Truth> {
  for (const item of items) yield test(item);
}

/**
 * Readies a condition. Without a set operator, a key with several values meets a positive operator with one of them, and a
 * negated one with all. Source: IAM JSON policy elements, condition operators and multivalued context keys.
 */
export const toConditionTest = (condition: Condition, variables: boolean, negatedWhenAbsent: Truth): ConditionTest => {
  const key = condition.key.toLowerCase();
  if (condition.operator === "Null") return presence(condition, key);
  const operator = operators.get(condition.operator);
  if (!operator) return () => undefined;
  const { compares, negated } = operator;
  const wanted = condition.values.map((text) =>
    compares === "value" ? valueMatcher(text, operator) : toMatcher(text, compares, variables),
  );
  const always = wanted.some((matcher) => matcher.always);
  const isMet = condition.ifExists || condition.qualifier === "ForAllValues";
  const whenAbsent = isMet || (condition.qualifier === undefined && negated && negatedWhenAbsent);
  const needsAll = condition.qualifier === "ForAllValues" || (condition.qualifier === undefined && negated);

  return (context) => {
    const items = listOf(context.get(key));
    if (items.length === 0) return whenAbsent;
    const one = (item: string | symbol): Truth => {
      const met =
        always ||
        (typeof item === "string" ? anyMatches(wanted, item, context) : wanted.length === 0 ? false : undefined);
      return negated ? not(met) : met;
    };
    const whenPresent = needsAll ? all(each(items, one)) : any(each(items, one));
    return items[0] !== mayBeAbsent || whenPresent === whenAbsent ? whenPresent : undefined;
  };
};
