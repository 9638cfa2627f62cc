import { any, type Truth } from "../three-valued";
import { addressOf, blockOf } from "./address";
import type { Scalar, Test } from "./syntax";
import {
  endsWith,
  endsWithFolded,
  equalsFolded,
  fold,
  piecesOf,
  startsWith,
  startsWithFolded,
  wildcardOf,
} from "./text";

type Check = (value: Scalar) => Truth;

/** The alternatives of one field, ready to look at values. */
export interface Alternatives {
  /** Whether a value that the field holds meets one of them. */
  readonly accepts: Check;
  /** Whether they accept that the field is missing. */
  readonly acceptsAbsence: Truth;
  /** Whether one of them depends on something unknown. */
  readonly open: boolean;
}

const textCheck =
  (check: (text: string) => boolean): Check =>
  (value) =>
    typeof value === "string" && check(value);

const ofText = (operator: string, text: string, ignoreCase: boolean): ((value: string) => boolean) => {
  if (operator === "wildcard") {
    const pieces = piecesOf(text);
    return "problem" in pieces ? () => false : wildcardOf(pieces);
  }
  const folded = ignoreCase ? fold(text) : [];
  switch (operator) {
    case "prefix":
      return ignoreCase ? (value) => startsWithFolded(folded, value) : (value) => startsWith(value, text);
    case "suffix":
      return ignoreCase ? (value) => endsWithFolded(folded, value) : (value) => endsWith(value, text);
    default:
      return (value) => equalsFolded(folded, value);
  }
};

/** Values that stand for themselves; an IP address for all of its spellings (event-ruler). */
const ofLiterals = (literals: readonly Scalar[]): Check => {
  const values = new Set(literals);
  const addresses = new Set(literals.flatMap((value) => (typeof value === "string" ? (addressOf(value) ?? []) : [])));
  if (addresses.size === 0) return (value) => values.has(value);
  return (value) => {
    if (values.has(value)) return true;
    const address = typeof value === "string" ? addressOf(value) : undefined;
    return address !== undefined && addresses.has(address);
  };
};

const checkOf = (test: Test): Check => {
  switch (test.kind) {
    case "literal":
      return (value) => (value !== test.value ? false : test.exact ? true : undefined);
    case "exactly":
      return (value) => value === test.text;
    case "exists":
      return () => test.exists;
    case "text":
      return textCheck(ofText(test.operator, test.text, test.ignoreCase));
    case "equals":
      return (value) => value === test.value;
    case "range": {
      const { lower, upper } = test;
      return (value) =>
        typeof value === "number" &&
        (!lower || value > lower.value || (lower.inclusive && value === lower.value)) &&
        (!upper || value < upper.value || (upper.inclusive && value === upper.value));
    }
    case "cidr": {
      const block = blockOf(test.text);
      if ("problem" in block) return () => false;
      return textCheck((value) => {
        const address = addressOf(value);
        return address?.length === block.first.length && address >= block.first && address <= block.last;
      });
    }
    case "anything-but": {
      const { operator, values } = test;
      if (!operator) {
        const excluded = new Set<Scalar>(values);
        return (value) => !excluded.has(value);
      }
      const checks = values.map((value) => ofText(operator, String(value), operator === "equals-ignore-case"));
      return (value) => typeof value !== "string" || !checks.some((check) => check(value));
    }
    case "unknown":
      return () => undefined;
  }
};

/** What stands for a whole test may turn out to be one for absence. */
const absenceOf = (test: Test): Truth => {
  if (test.kind === "exists") return !test.exists;
  if (test.kind !== "unknown") return false;
  const { source } = test;
  return typeof source !== "object" || source === null || Object.hasOwn(source, "exists") ? undefined : false;
};

/** Makes the alternatives of a field; thousands of plain values cost no more than one. */
export const alternativesOf = (tests: readonly Test[]): Alternatives => {
  const plain = tests.flatMap((test) => (test.kind === "literal" && test.exact ? [test.value] : []));
  const others = tests.filter((test) => test.kind !== "literal" || !test.exact).map(checkOf);
  const literals = ofLiterals(plain);
  return {
    accepts: others.length === 0 ? literals : (value) => literals(value) || any(others.map((check) => check(value))),
    acceptsAbsence: any(tests.map(absenceOf)),
    open: tests.some((test) => test.kind === "unknown" || (test.kind === "literal" && !test.exact)),
  };
};
