import type { Compared, Comparison, Value } from "./ast";
import { isNumber } from "./comparison";
import type { Options } from "./options";
import { parseRegex } from "./regex";
import { toSearch } from "./regex-search";

/** Whether one value of a log event meets a comparison. */
export type ValueTest = (value: unknown) => boolean;

const operators: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
};

/** A text between its asterisks: one piece stands for the whole, several in this order with anything between. */
export const piecesOf = (text: string, innerAsterisk: Options["innerAsterisk"]): readonly string[] => {
  if (innerAsterisk === "wildcard") return text.split("*");
  if (text === "*") return ["", ""];
  const before = text.startsWith("*");
  const after = text.length > 1 && text.endsWith("*");
  const inner = text.slice(before ? 1 : 0, after ? -1 : undefined);
  return [...(before ? [""] : []), inner, ...(after ? [""] : [])];
};

const toGlob = (text: string, options: Options): ((text: string) => boolean) => {
  const pieces = piecesOf(text, options.innerAsterisk);
  const [first = ""] = pieces;
  const last = pieces.at(-1) ?? "";
  if (pieces.length === 1) return (actual) => actual === first;
  if (pieces.length === 2 && last === "") return (actual) => actual.startsWith(first);
  if (pieces.length === 2 && first === "") return (actual) => actual.endsWith(last);
  const middle = pieces.slice(1, -1);
  return (actual) => {
    if (!actual.startsWith(first) || !actual.endsWith(last)) return false;
    let from = first.length;
    for (const piece of middle) {
      const at = actual.indexOf(piece, from);
      if (at < 0) return false;
      from = at + piece.length;
    }
    return from <= actual.length - last.length;
  };
};

const toTextTest = (value: Value, options: Options): ((text: string) => boolean) =>
  value.kind === "regex" ? toSearch(parseRegex(value.source, 0)) : toGlob(value.text, options);

/** Whether a comparison is one of numbers. */
export const isNumeric = (value: Value, options: Options): boolean =>
  value.kind === "number" ||
  (value.kind === "text" && value.quoted && options.quotedNumber === "number" && isNumber(value.text));

const numericTest = ({ operator, value }: Compared, options: Options): ValueTest => {
  const wanted = Number(value.kind === "regex" ? Number.NaN : value.text);
  const compare = operators[operator];
  const ordered = operator !== "=" && operator !== "!=";
  const takesText = options.numericText === "always" || (options.numericText === "equality" && !ordered);
  return (actual) =>
    typeof actual === "number"
      ? compare(actual, wanted)
      : takesText && typeof actual === "string" && isNumber(actual) && compare(Number(actual), wanted);
};

const textualTest = ({ operator, value }: Compared, options: Options): ValueTest => {
  const matches = toTextTest(value, options);
  const equal = operator === "=";
  const takesAll = equal && value.kind === "text" && value.text === "*";
  const asText = options.booleansAndNull === "asText";
  return (actual) => {
    if (typeof actual === "string") return matches(actual) === equal;
    if (typeof actual === "number") return matches(String(actual)) === equal;
    if (typeof actual === "boolean") return takesAll || (asText && matches(String(actual)) === equal);
    return actual === null && asText && matches("null") === equal;
  };
};

/** A test of one value of a JSON event. Objects and lists meet no comparison, and null and booleans only by option. */
export const toValueTest = (compared: Compared, options: Options): ValueTest =>
  isNumeric(compared.value, options) ? numericTest(compared, options) : textualTest(compared, options);

/** A test of one field between blanks: all of them are texts, and those that are numbers have an order. */
export const toFieldTest = (compared: Compared, options: Options): ValueTest => {
  const { operator, value } = compared;
  if (value.kind === "regex" || !isNumeric(value, options)) {
    const matches = toTextTest(value, options);
    return (actual) => typeof actual === "string" && matches(actual) === (operator === "=");
  }
  const wanted = Number(value.text);
  const compare = operators[operator];
  return (actual) => {
    if (typeof actual !== "string") return false;
    return isNumber(actual) ? compare(Number(actual), wanted) : operator === "!=";
  };
};
