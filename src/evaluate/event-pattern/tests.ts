import { isObject } from "../is-object";
import { blockOf } from "./address";
import { type Bound, EventPatternSyntaxError, type Test, type TextOperator } from "./syntax";
import { piecesOf } from "./text";

/** Reads one item of a field's list, whose path is only put together when it is needed. */
export type TestReader = (item: unknown, path: () => string) => Test;

const textOperators: readonly TextOperator[] = ["prefix", "suffix", "equals-ignore-case", "wildcard"];

/** What an object in a field's list may be called by. */
export const operators: readonly string[] = [
  ...textOperators,
  ...["anything-but", "exists", "numeric", "cidr", "exactly"],
];

const isTextOperator = (name: string): name is TextOperator => (textOperators as readonly string[]).includes(name);

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  return JSON.stringify(value) ?? String(value);
};

const fail = (path: string, problem: string): never => {
  throw new EventPatternSyntaxError(path, problem);
};

const text = (value: unknown, path: string): string =>
  typeof value === "string" ? value : fail(path, `is ${shown(value)}, and a text is needed.`);

/** The one operator of an object; EventBridge takes no two. */
const single = (item: object, path: string, known: readonly string[]): readonly [name: string, value: unknown] => {
  const [entry, ...more] = Object.entries(item);
  if (!entry) return fail(path, `is an empty object; it needs an operator: ${known.join(", ")}.`);
  if (more.length > 0)
    return fail(
      path,
      `has several operators; write one object for each, {"${entry[0]}": …}, and they are alternatives.`,
    );
  if (!known.includes(entry[0]))
    return fail(path, `has the unknown operator \`${entry[0]}\`; there are ${known.join(", ")}.`);
  return entry;
};

const expectWildcard = (pattern: string, path: string): void => {
  const pieces = piecesOf(pattern);
  if ("problem" in pieces) fail(path, pieces.problem);
};

type Range = readonly [operator: unknown, value: unknown, upper?: unknown, top?: unknown];

/** Makes the reader of items. `inexact`: the doubles of numbers that were written with more digits than those hold. */
export const testReader = (isUnknown: (value: unknown) => boolean, inexact: ReadonlySet<number>): TestReader => {
  const isExact = (value: number): boolean => Number.isFinite(value) && !inexact.has(value);

  const comparable = (value: unknown, path: string): number =>
    typeof value !== "number"
      ? fail(path, `is ${shown(value)}, and a number is needed.`)
      : isExact(value)
        ? value
        : fail(path, "is a number with more digits than EventBridge compares; integers go to ±9007199254740992.");

  const numeric = (value: unknown, source: unknown, path: string): Test => {
    if (!Array.isArray(value)) return fail(path, `is ${shown(value)}; write [">=", 4] or [">", 0, "<=", 5].`);
    if (value.some(isUnknown)) return { kind: "unknown", source };
    const [operator, first, second, top] = value as unknown as Range;
    const bound = (at: number, inclusive: boolean): Bound => ({
      value: comparable(value[at], `${path}[${at}]`),
      inclusive,
    });
    const isLower = operator === ">" || operator === ">=";
    if (operator !== "=" && operator !== "<" && operator !== "<=" && !isLower)
      return fail(`${path}[0]`, `is ${shown(operator)}; the operators are =, <, <=, > and >=.`);
    if (value.length !== 2 && !(isLower && value.length === 4))
      return fail(path, 'has not two items, or four for a range: the lower end first, as in [">", 0, "<=", 5].');
    if (operator === "=") return { kind: "equals", value: comparable(first, `${path}[1]`) };
    if (!isLower) return { kind: "range", lower: undefined, upper: bound(1, operator === "<=") };
    const lower = bound(1, operator === ">=");
    if (value.length === 2) return { kind: "range", lower, upper: undefined };
    if (second !== "<" && second !== "<=")
      return fail(`${path}[2]`, `is ${shown(second)}; the upper end of a range is < or <=.`);
    const upper = bound(3, second === "<=");
    if (!(lower.value < upper.value))
      return fail(
        path,
        `goes from ${String(first)} to ${String(top)}, which is empty; the lower end has to be less than the upper.`,
      );
    return { kind: "range", lower, upper };
  };

  const anythingBut = (value: unknown, source: unknown, path: string): Test => {
    let operator: TextOperator | undefined;
    let operand = value;
    let at = path;
    if (isObject(value)) {
      const [name, inner] = single(value, path, textOperators);
      operator = name as TextOperator;
      operand = inner;
      at = `${path}.${name}`;
    }
    const list = Array.isArray(operand);
    const items: readonly unknown[] = list ? (operand as readonly unknown[]) : [operand];
    if (items.length === 0) fail(at, "is an empty list; name what is left out.");
    if (items.some(isUnknown)) return { kind: "unknown", source };
    const values = items.map((item, i): string | number => {
      const place = list ? `${at}[${i}]` : at;
      if (typeof item === "number" && !operator) return comparable(item, place);
      if (typeof item !== "string")
        return fail(place, `is ${shown(item)}; anything-but takes ${operator ? "texts" : "texts or numbers"}.`);
      if (item === "" && (operator === "prefix" || operator === "suffix"))
        fail(place, "is empty, and so leaves out everything.");
      if (operator === "wildcard") expectWildcard(item, place);
      return item;
    });
    if (new Set(values.map((each) => typeof each)).size > 1)
      fail(at, "mixes texts and numbers; list one kind, or give each a field of its own.");
    return { kind: "anything-but", operator, values, list };
  };

  const textTest = (operator: TextOperator, value: unknown, source: unknown, path: string): Test => {
    const nested =
      (operator === "prefix" || operator === "suffix") &&
      typeof value === "object" &&
      value !== null &&
      !Array.isArray(value);
    const operand = nested ? single(value, path, ["equals-ignore-case"])[1] : value;
    if (isUnknown(operand)) return { kind: "unknown", source };
    const pattern = text(operand, nested ? `${path}.equals-ignore-case` : path);
    if (operator === "wildcard") expectWildcard(pattern, path);
    return { kind: "text", operator, text: pattern, ignoreCase: nested || operator === "equals-ignore-case" };
  };

  const operation = (item: object, path: string): Test => {
    const [name, value] = single(item, path, operators);
    const at = `${path}.${name}`;
    if (isUnknown(value)) return { kind: "unknown", source: item };
    if (isTextOperator(name)) return textTest(name, value, item, at);
    switch (name) {
      case "exists":
        return typeof value === "boolean"
          ? { kind: "exists", exists: value }
          : fail(at, `is ${shown(value)}; it is true or false.`);
      case "numeric":
        return numeric(value, item, at);
      case "anything-but":
        return anythingBut(value, item, at);
      case "exactly":
        return { kind: "exactly", text: text(value, at) };
      default: {
        const block = blockOf(text(value, at));
        return "problem" in block ? fail(at, block.problem) : { kind: "cidr", text: value as string };
      }
    }
  };

  return (item, path) => {
    if (isUnknown(item)) return { kind: "unknown", source: item };
    if (typeof item === "number") return { kind: "literal", value: item, exact: isExact(item) };
    if (typeof item === "string" || typeof item === "boolean" || item === null)
      return { kind: "literal", value: item, exact: true };
    if (typeof item !== "object" || Array.isArray(item))
      return fail(path(), `is ${shown(item)}; a value is a text, a number, true, false, null or an operator.`);
    return operation(item, path());
  };
};
