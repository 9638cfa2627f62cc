import { type Condition, conditionsOf, type Expression, type Syntax } from "./ast";
import { FilterPatternSyntaxError } from "./errors";
import { compileFields, parseFields } from "./fields";
import { parseJsonPattern } from "./json";
import { lintExpression, lintFields, type Warning } from "./lint";
import { compileExpression, toTest } from "./match";
import { type Options, type ParseOptions, withDefaults } from "./options";
import type { Answer } from "./possible-values";
import { print } from "./print";
import { unknownField } from "./record-fields";
import { canRefer } from "./reference";
import { parseRegex } from "./regex";
import { toSearch } from "./regex-search";
import { answerForExpression, answerForTerms } from "./satisfy";
import { compileTerms, parseTerms } from "./terms";
import { toFieldTest } from "./values";

export { type Answer, FilterPatternSyntaxError, type ParseOptions, print, type Syntax, type Warning };

/** A parsed filter pattern. */
export interface FilterPattern {
  readonly language: Syntax["language"];
  /** The pattern as data; `print` writes it down again. */
  readonly syntax: Syntax;
  /** What is accepted and hardly meant, and what the service refuses although it can be read. */
  readonly warnings: readonly Warning[];
  /** Top-level fields that the pattern names and no CloudTrail record has. */
  readonly unknownFields: readonly string[];
  /** True when it asks for nothing: every log event meets it. */
  readonly matchesEverything: boolean;
  /** Whether a log event, as text or as the object it holds, meets the pattern. */
  matches(message: string | object): boolean;
  /** Whether a metric's value or dimension may be taken from what `$.field` or `$name` refers to. */
  canRefer(reference: string): boolean;
  /** Whether anything at all can meet the pattern; `no` only when its conditions are proven to contradict. */
  canMatch(): Answer;
  /** Whether a CloudTrail record can: it is JSON on one line, and not made of fields between blanks. */
  canMatchRecord(): Answer;
}

type Meaning = Pick<FilterPattern, "syntax" | "matches" | "canMatch"> &
  Partial<Pick<FilterPattern, "warnings" | "unknownFields" | "canMatchRecord" | "matchesEverything">>;

/** The text of a message; undefined for an object that cannot be written as JSON. */
const textOf = (message: string | object): string | undefined => {
  if (typeof message === "string") return message;
  try {
    return JSON.stringify(message);
  } catch {
    return undefined;
  }
};

const onText =
  (test: (text: string) => boolean) =>
  (message: string | object): boolean => {
    const text = textOf(message);
    return text !== undefined && test(text);
  };

/** The JSON of a message; it counts only on one line. */
const jsonOf = (message: string | object): unknown => {
  if (typeof message !== "string") return message;
  const text = message.trim();
  if (!text.startsWith("{") || text.includes("\n")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const json = (text: string, from: number, end: number, options: Options): Meaning => {
  const parsed = parseJsonPattern(text, from + 1, end - 1, options);
  const { expression } = parsed;
  const test = compileExpression(expression, options);
  const unknown = conditionsOf(expression).flatMap(({ selector }) => unknownField(selector) ?? []);
  return {
    syntax: { language: "json", expression },
    warnings: lintExpression(parsed, options),
    unknownFields: [...new Set(unknown)],
    matches: (message) => test(jsonOf(message)),
    canMatch: () =>
      answerForExpression(expression, { domain: "json", options, toTest: (condition) => toTest(condition, options) }),
  };
};

const fields = (text: string, from: number, end: number, options: Options): Meaning => {
  const { columns, parsed } = parseFields(text, from + 1, end - 1, options);
  const test = compileFields(columns, options);
  const parts = columns.flatMap((column): readonly Expression[] =>
    "rest" in column || !column.expression ? [] : [column.expression],
  );
  const warnings = lintFields(columns, parsed, options);
  const toColumnTest = (condition: Condition) =>
    condition.kind === "compared" ? toFieldTest(condition, options) : () => false;
  const canMatch = (): Answer => {
    if (parts.length === 0) return "yes";
    if (warnings.some(({ code }) => code === "unknownColumn")) return "undecided";
    return answerForExpression({ kind: "and", parts }, { domain: "text", options, toTest: toColumnTest });
  };
  return {
    syntax: { language: "fields", columns },
    warnings,
    matches: (message) => typeof message === "string" && test(message),
    canMatch,
    canMatchRecord: () => "no",
  };
};

const regex = (text: string, from: number, end: number): Meaning => {
  const source = text.slice(from + 1, end - 1);
  const alternatives = parseRegex(source, from + 1);
  return {
    syntax: { language: "regex", source },
    matches: onText(toSearch(alternatives)),
    matchesEverything: alternatives.some(
      ({ atStart, atEnd, parts }) => !(atStart && atEnd) && parts.every(({ min }) => min === 0),
    ),
    canMatch: () => (alternatives.length > 0 ? "yes" : "no"),
  };
};

const terms = (text: string, from: number, end: number, options: Options): Meaning => {
  const parsed = parseTerms(text, from, end, options);
  const test = compileTerms(parsed);
  return {
    syntax: { language: "terms", terms: parsed },
    matches: onText(test),
    canMatch: () => answerForTerms(parsed, test),
  };
};

const everything: Meaning = {
  syntax: { language: "everything" },
  matches: () => true,
  matchesEverything: true,
  canMatch: () => "yes",
};

const meaningOf = (text: string, options: Options): Meaning => {
  const from = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  // A quoted blank asks for as much as nothing (FilterAndPatternSyntax).
  if (/^("\s*")?$/.test(text.slice(from, end))) return everything;
  const [first, last] = [text[from], text[end - 1]];
  const closed = (close: string, language: string): boolean => {
    if (last === close && end - from > 1) return true;
    throw new FilterPatternSyntaxError(`A pattern of ${language} begins with ${first} and ends with ${close}.`, end);
  };
  if (first === "{" && closed("}", "the JSON language")) return json(text, from, end, options);
  if (first === "[" && closed("]", "fields")) return fields(text, from, end, options);
  if (first === "%" && closed("%", "one regular expression")) return regex(text, from, end);
  return terms(text, from, end, options);
};

/**
 * Parses a filter pattern of CloudWatch Logs. Throws `FilterPatternSyntaxError`.
 * Source: CloudWatch Logs User Guide, "Filter pattern syntax for metric filters"; what it leaves open is in `ParseOptions`.
 */
export const parse = (pattern: string, options: ParseOptions = {}): FilterPattern => {
  const settled = withDefaults(options);
  if (typeof pattern !== "string") throw new FilterPatternSyntaxError("A filter pattern is a text.", 0);
  if (pattern.length > settled.maxLength)
    throw new FilterPatternSyntaxError(
      `The pattern has ${pattern.length} characters; ${settled.maxLength} are allowed.`,
      settled.maxLength,
    );
  const meaning = meaningOf(pattern, settled);
  return {
    language: meaning.syntax.language,
    warnings: [],
    unknownFields: [],
    matchesEverything: false,
    canMatchRecord: meaning.canMatch,
    canRefer: (reference) => canRefer(meaning.syntax, reference),
    ...meaning,
  };
};

/** Parses a filter pattern, or gives the reason why it is none. */
export const read = (pattern: string, options: ParseOptions = {}): FilterPattern | FilterPatternSyntaxError => {
  try {
    return parse(pattern, options);
  } catch (error) {
    if (error instanceof FilterPatternSyntaxError) return error;
    throw error;
  }
};
