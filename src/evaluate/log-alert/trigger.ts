import { allOf, anyOf, type Truth } from "../three-valued";
import type { Trigger } from "./rule";

/** A row of what a query gives: its columns, where they are numbers that are known. */
export type Row = Readonly<Record<string, number>>;

const operators: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  "=": (a, b) => a === b,
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
};

const COMPARISON = /^(?:\$\d\.)?"?(\w+)"?\s*(>=|<=|==|!=|=|>|<)\s*\(?(-?\d+(?:\.\d+)?)\)?$/;

/** The columns that all of a trigger's comparisons need; none where alternatives do with others. */
export const columnsIn = ({ data }: Trigger): readonly string[] =>
  (data.includes("||") ? [] : data.split("&&")).flatMap((part) => COMPARISON.exec(part.trim())?.[1] ?? []);

const compare = (text: string, row: Row): Truth => {
  const [, name = "", operator = "", number = ""] = COMPARISON.exec(text.trim()) ?? [];
  const [actual, test] = [row[name], operators[operator]];
  return actual === undefined || !test ? undefined : test(actual, Number(number));
};

/** Comparisons of columns with numbers, joined by `&&` and `||`; what is written otherwise is left open. */
const holds = (expression: string, row: Row): Truth =>
  anyOf(expression.split("||"), (alternative) => allOf(alternative.split("&&"), (part) => compare(part, row)));

/** How many rows count; undefined while that is open. */
const countOf = (data: string, rows: readonly Row[]): number | undefined => {
  if (data.trim() === "") return rows.length;
  const truths = rows.map((row) => holds(data, row));
  return truths.includes(undefined) ? undefined : truths.filter(Boolean).length;
};

/**
 * Whether rows meet a trigger.
 * Source: Log Service, "Specify trigger conditions", "Use an evaluate expression to specify a trigger condition".
 */
export const meets = ({ data, count }: Trigger, rows: readonly Row[]): Truth => {
  const counted = countOf(data, rows);
  if (counted === undefined) return undefined;
  return count.trim() === "" ? counted > 0 : counted > 0 && holds(count, { __count__: counted });
};
