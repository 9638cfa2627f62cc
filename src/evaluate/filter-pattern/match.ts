import { isObject } from "../is-object";
import type { Condition, Expression, Selector } from "./ast";
import type { Options } from "./options";
import { toValueTest, type ValueTest } from "./values";

/** Whether an event meets a part of a pattern. */
export type EventTest = (event: unknown) => boolean;

/** Stands for what a selector does not find. */
const MISSING = Symbol("missing");

/** The one value that a selector without wildcards leads to. */
const follow = (event: unknown, selector: Selector): unknown => {
  let node = event;
  for (const step of selector) {
    if ("name" in step) {
      if (!isObject(node) || !Object.hasOwn(node, step.name)) return MISSING;
      node = node[step.name];
    } else if ("index" in step) {
      if (!Array.isArray(node) || step.index >= node.length) return MISSING;
      node = node[step.index];
    }
  }
  return node;
};

/** Everything that a selector with wildcards leads to. */
const select = (event: unknown, selector: Selector): readonly unknown[] => {
  let nodes: readonly unknown[] = [event];
  for (const step of selector)
    nodes = nodes.flatMap((node): readonly unknown[] => {
      if ("every" in step) {
        if (step.every === "element") return Array.isArray(node) ? node : [];
        return isObject(node) ? Object.values(node) : [];
      }
      const found = follow(node, [step]);
      return found === MISSING ? [] : [found];
    });
  return nodes;
};

/** Whether a selector can lead to more than one value. */
export const hasWildcard = (selector: Selector): boolean => selector.some((step) => "every" in step);

const constants = { NULL: null, TRUE: true, FALSE: false } as const;

/** A test of one value; none for NOT EXISTS, which is about there being none. */
export const toTest = (condition: Condition, options: Options): ValueTest => {
  if (condition.kind === "compared") return toValueTest(condition, options);
  if (condition.kind === "notExists") return () => false;
  const wanted = constants[condition.value];
  return (value) => value === wanted;
};

/**
 * A missing property meets nothing but NOT EXISTS, `!=` included, as measured against the service. Of several values that
 * a wildcard finds, one has to meet the condition.
 */
const compileCondition = (condition: Condition, options: Options): EventTest => {
  const { selector } = condition;
  const test = toTest(condition, options);
  if (!hasWildcard(selector)) {
    if (condition.kind === "notExists") return (event) => follow(event, selector) === MISSING;
    return (event) => test(follow(event, selector));
  }
  if (condition.kind === "notExists") return (event) => select(event, selector).length === 0;
  const all = options.notEqualOfMany === "all" && condition.kind === "compared" && condition.operator === "!=";
  return (event) => {
    const nodes = select(event, selector);
    return all ? nodes.length > 0 && nodes.every(test) : nodes.some(test);
  };
};

/** Joins the tests of an expression's conditions. */
export const combine = (expression: Expression, leaf: (condition: Condition) => EventTest): EventTest => {
  if (expression.kind === "condition") return leaf(expression.condition);
  const tests = expression.parts.map((part) => combine(part, leaf));
  const isAnd = expression.kind === "and";
  return (event) => {
    for (const test of tests) if (test(event) !== isAnd) return !isAnd;
    return isAnd;
  };
};

/** A test of events, which are objects, for a pattern of the JSON language. */
export const compileExpression = (expression: Expression, options: Options): EventTest => {
  const test = combine(expression, (condition) => compileCondition(condition, options));
  return (event) => isObject(event) && test(event);
};
