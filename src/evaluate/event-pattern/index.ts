import type { Truth } from "../three-valued";
import { admitterOf, literalsOf, type PatternProblem, problemsOf } from "./analyze";
import { clausesOf } from "./clauses";
import { matcherOf } from "./match";
import { type ParseOptions, parseFields } from "./parse";
import { printFields } from "./print";
import { EventPatternSyntaxError, type Field, type Scalar } from "./syntax";

export { EventPatternSyntaxError, type ParseOptions, type PatternProblem, type Scalar };

/** A parsed event pattern. */
export interface EventPattern {
  /** Whether an event meets the pattern; undefined while that depends on something unknown. */
  matches(event: object): Truth;
  /** Whether an event with these fields, given by their paths, may meet the pattern whatever else it holds. */
  admits(fields: Readonly<Record<string, Scalar>>): Truth;
  /** The values that a field must have one of, where the pattern lists them all; undefined where it does not. */
  literals(path: string): readonly Scalar[] | undefined;
  /** Whether any event that EventBridge delivers can meet the pattern. */
  canMatch(): Truth;
  /** What does not mean what it seems to. */
  readonly problems: readonly PatternProblem[];
  /** The pattern as an object. */
  print(): object;
}

/** PutRule's limit; an account has 2048 until it asks for more (EventBridge quotas). */
const MAX_LENGTH = 4096;

const hasUnknown = (fields: readonly Field[]): boolean =>
  fields.some((field) => {
    if (field.kind === "or") return field.branches.some(hasUnknown);
    if (field.kind === "fields") return hasUnknown(field.fields);
    return field.kind === "unknown" || field.tests.some(({ kind }) => kind === "unknown");
  });

const expectLength = (fields: readonly Field[], most: number): void => {
  if (most === Number.POSITIVE_INFINITY || hasUnknown(fields)) return;
  const { length } = JSON.stringify(printFields(fields));
  if (length > most)
    throw new EventPatternSyntaxError("", `The pattern has ${length} characters; ${most} are allowed. Split the rule.`);
};

/**
 * Parses an event pattern of EventBridge, as JSON text or as an object. Throws `EventPatternSyntaxError`.
 * Source: EventBridge User Guide, "Comparison operators for use in event patterns"; event-ruler 2.0.1 where that is silent.
 */
export const parse = (pattern: string | object, options: ParseOptions = {}): EventPattern => {
  const fields = parseFields(pattern, options);
  expectLength(fields, options.maxLength ?? MAX_LENGTH);
  const compiled = clausesOf(fields);
  const problems = problemsOf(compiled);
  return {
    matches: matcherOf(compiled),
    admits: admitterOf(compiled),
    literals: (path) => literalsOf(compiled, path),
    canMatch: () => problems.canMatch,
    problems: problems.list,
    print: () => printFields(fields),
  };
};
