import type { Comparison, Condition, Expression, Step, TextValue } from "./ast";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Everything a selector lands on; nothing where a property is missing. */
const select = (event: unknown, steps: readonly Step[]): readonly unknown[] => {
  let nodes: readonly unknown[] = [event];
  for (const step of steps) {
    nodes = nodes.flatMap((node): readonly unknown[] => {
      if ("name" in step) return isObject(node) && Object.hasOwn(node, step.name) ? [node[step.name]] : [];
      if ("index" in step) return Array.isArray(node) && step.index < node.length ? [node[step.index]] : [];
      return Array.isArray(node) ? node : isObject(node) ? Object.values(node) : [];
    });
  }
  return nodes;
};

const textMatches = (value: TextValue, text: string): boolean => {
  if (value.kind === "regex") return new RegExp(value.source).test(text);
  if (value.anyBefore) return value.anyAfter ? text.includes(value.text) : text.endsWith(value.text);
  return value.anyAfter ? text.startsWith(value.text) : text === value.text;
};

const compare: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
};

const holdsFor = (condition: Condition, node: unknown): boolean => {
  switch (condition.kind) {
    case "is":
      return node === (condition.value === "NULL" ? null : condition.value === "TRUE");
    case "number":
      return typeof node === "number" && compare[condition.operator](node, condition.value);
    case "text":
      if (typeof node !== "string" && typeof node !== "number" && typeof node !== "boolean") return false;
      return textMatches(condition.value, String(node)) === condition.equal;
    default:
      return false;
  }
};

/** A missing property meets nothing but NOT EXISTS: `!=` is false for it too, as measured against the service. */
const holds = (condition: Condition, event: unknown): boolean => {
  const nodes = select(event, condition.selector);
  return condition.kind === "notExists" ? nodes.length === 0 : nodes.some((node) => holdsFor(condition, node));
};

/** Whether an event meets a pattern of the JSON language. */
export const expressionMatches = (expression: Expression, event: unknown): boolean => {
  if (expression.kind === "condition") return holds(expression.condition, event);
  const test = (part: Expression): boolean => expressionMatches(part, event);
  return expression.kind === "and" ? expression.parts.every(test) : expression.parts.some(test);
};
