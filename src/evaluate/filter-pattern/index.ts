import { FilterPatternSyntaxError } from "./errors";
import { parseJsonPattern } from "./json";
import { expressionMatches } from "./match";

export { FilterPatternSyntaxError };

/** A parsed filter pattern. */
export interface FilterPattern {
  readonly language: "everything" | "json" | "fields" | "regex" | "terms";
  /** Whether a log event, as text or as the object it holds, meets the pattern. */
  matches(message: string | object): boolean;
}

/** PutMetricFilter's limit. */
const MAX_LENGTH = 1024;

const textOf = (message: string | object): string => (typeof message === "string" ? message : JSON.stringify(message));

const objectOf = (message: string | object): unknown => {
  if (typeof message !== "string") return message;
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
};

/** The documented syntax is a subset of JavaScript's. Throws `FilterPatternSyntaxError`. */
const toRegex = (source: string, position: number): RegExp => {
  try {
    return new RegExp(source);
  } catch (error) {
    throw new FilterPatternSyntaxError(`%${source}% is no regular expression: ${(error as Error).message}`, position);
  }
};

interface Term {
  readonly sign: "" | "-" | "?";
  readonly text: string;
}

const termsOf = (text: string): readonly Term[] =>
  [...text.matchAll(/([-?]?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].map(([, sign = "", quoted, word = ""]) => ({
    sign: sign as Term["sign"],
    text: quoted?.replace(/\\(["\\])/g, "$1") ?? word,
  }));

/** Terms are AND-ed; `?` terms are OR-ed, and count only where every term is one (FilterAndPatternSyntax). */
const termsMatch = (terms: readonly Term[], text: string): boolean => {
  if (terms.every(({ sign }) => sign === "?")) return terms.some((term) => text.includes(term.text));
  return terms.every(({ sign, text: term }) => sign === "?" || text.includes(term) !== (sign === "-"));
};

/**
 * Parses a filter pattern of CloudWatch Logs. Throws `FilterPatternSyntaxError`.
 * Source: CloudWatch Logs User Guide, "Filter and pattern syntax".
 */
export const parse = (pattern: string): FilterPattern => {
  const text = pattern.trim();
  if (pattern.length > MAX_LENGTH)
    throw new FilterPatternSyntaxError(
      `The pattern has ${pattern.length} characters; ${MAX_LENGTH} are allowed.`,
      MAX_LENGTH,
    );
  if (text === "" || /^"\s*"$/.test(text)) return { language: "everything", matches: () => true };
  if (text.startsWith("{") && text.endsWith("}")) {
    const expression = parseJsonPattern(text);
    return { language: "json", matches: (message) => expressionMatches(expression, objectOf(message)) };
  }
  if (text.startsWith("{"))
    throw new FilterPatternSyntaxError("The pattern begins with { and does not end with }.", text.length);
  // Fields between blanks: no audit record, which is JSON on one line, is made of them.
  if (text.startsWith("[") && text.endsWith("]")) return { language: "fields", matches: () => false };
  if (text.length > 1 && text.startsWith("%") && text.endsWith("%")) {
    const regex = toRegex(text.slice(1, -1), 1);
    return { language: "regex", matches: (message) => regex.test(textOf(message)) };
  }
  const terms = termsOf(text);
  return { language: "terms", matches: (message) => termsMatch(terms, textOf(message)) };
};
