import type { Compared, Condition } from "./ast";
import { isNumber } from "./comparison";
import type { Options } from "./options";
import { parseRegex, sampleOf } from "./regex";
import { isNumeric, piecesOf, type ValueTest } from "./values";

/** Whether something can be: `no` only when proven. */
export type Answer = "yes" | "no" | "undecided";

/** What a place may hold: any JSON value, or only text as a field between blanks. */
export type Domain = "json" | "text";

/** A condition on a value, with its test. */
export interface Tested {
  readonly condition: Condition;
  readonly test: ValueTest;
}

const isCompared = (condition: Condition): condition is Compared => condition.kind === "compared";

/** A text that a user would hardly have written into a pattern. */
const UNLIKELY = "\u0001unlikely\u0001";

const numbersNear = (conditions: readonly Compared[]): readonly number[] => {
  const points = conditions
    .flatMap(({ value }) => (value.kind !== "regex" && isNumber(value.text) ? [Number(value.text)] : []))
    .filter(Number.isFinite);
  const sorted = [...new Set([...points, 0])].sort((a, b) => a - b);
  const between = sorted.slice(1).map((point, i) => (point + (sorted[i] ?? 0)) / 2);
  const [low = 0] = sorted;
  const high = sorted.at(-1) ?? 0;
  return [...sorted, ...between, low - 1, high + 1, low * 2 - 1, high * 2 + 1, -Infinity, Infinity];
};

interface Texts {
  readonly equal: readonly (readonly string[])[];
  readonly unequal: readonly (readonly string[])[];
}

const textsOf = (conditions: readonly Compared[], options: Options): Texts => {
  const pieces = (operator: "=" | "!=") =>
    conditions.flatMap((condition) =>
      condition.operator === operator && condition.value.kind === "text" && !isNumeric(condition.value, options)
        ? [piecesOf(condition.value.text, options.innerAsterisk)]
        : [],
    );
  return { equal: pieces("="), unequal: pieces("!=") };
};

const alternativesOf = ({ value }: Compared) => (value.kind === "regex" ? parseRegex(value.source, 0) : []);

/** Texts of which one is likely to meet the conditions, when any does. */
const likelyTexts = (conditions: readonly Compared[], { equal }: Texts): readonly string[] => {
  const open = equal.filter((pieces) => pieces.length > 1);
  const longest = (at: number) =>
    open.reduce((best, each) => ((each.at(at) ?? "").length > best.length ? (each.at(at) ?? "") : best), "");
  const inner = [
    ...open.flatMap((pieces) => pieces.slice(1, -1)),
    ...conditions.flatMap((condition) =>
      condition.operator === "=" ? alternativesOf(condition).slice(0, 1).map(sampleOf) : [],
    ),
  ].join("");
  const fillers = [inner, inner + UNLIKELY, UNLIKELY + inner, `${inner}0`, `${inner}a`];
  return [
    ...conditions.flatMap(({ value }) => (value.kind === "regex" ? [] : [value.text, value.text.replaceAll("*", "")])),
    ...conditions.flatMap((condition) => alternativesOf(condition).map(sampleOf)),
    ...fillers.map((filler) => longest(0) + filler + longest(-1)),
    ...numbersNear(conditions).map(String),
    UNLIKELY,
    "",
  ];
};

const agree = (texts: readonly string[], within: (longer: string, shorter: string) => boolean): boolean => {
  const longest = texts.reduce((best, text) => (text.length > best.length ? text : best), "");
  return texts.every((text) => within(longest, text));
};

/** Whether every text that pieces with asterisks stand for is one that the others stand for; false when that is not sure. */
const within = (pieces: readonly string[], others: readonly string[]): boolean => {
  if (others.length === 1) return false;
  const middle = others.slice(1, -1);
  const holds = (text: string) => pieces.some((piece) => piece.includes(text));
  return (
    (pieces[0] ?? "").startsWith(others[0] ?? "") &&
    (pieces.at(-1) ?? "").endsWith(others.at(-1) ?? "") &&
    (middle.length === 0 || (middle.length === 1 && others[0] === "" && others.at(-1) === "" && holds(middle[0] ?? "")))
  );
};

const neverFound = (condition: Compared): boolean =>
  condition.value.kind === "regex" && condition.operator === "=" && alternativesOf(condition).length === 0;

const sameRegex = (conditions: readonly Compared[]): boolean => {
  const sourcesOf = (operator: "=" | "!=") =>
    conditions.flatMap((each) =>
      each.operator === operator && each.value.kind === "regex" ? [each.value.source] : [],
    );
  const excluded = new Set(sourcesOf("!="));
  return sourcesOf("=").some((source) => excluded.has(source));
};

/** Whether no text and no textual form of a number can meet the comparisons, given that no likely one does. */
const isImpossibleText = (conditions: readonly Compared[], { equal, unequal }: Texts): boolean => {
  if (conditions.some(neverFound) || sameRegex(conditions)) return true;
  // The one text that is left was among the likely ones.
  if (equal.some((pieces) => pieces.length === 1)) return true;
  const ends = (at: number) => equal.map((pieces) => pieces.at(at) ?? "");
  return (
    !agree(ends(0), (longer, shorter) => longer.startsWith(shorter)) ||
    !agree(ends(-1), (longer, shorter) => longer.endsWith(shorter)) ||
    equal.some((pieces) => unequal.some((others) => within(pieces, others))) ||
    unequal.some((pieces) => pieces.length > 1 && pieces.every((piece) => piece === ""))
  );
};

/** Whether some value meets all of these conditions on one place. */
export const answerFor = (tested: readonly Tested[], domain: Domain, options: Options): Answer => {
  const meets = (value: unknown) => tested.every(({ test }) => test(value));
  const conditions = tested.map(({ condition }) => condition);
  const compared = conditions.filter(isCompared);
  const json = domain === "json";
  if (json && [null, true, false].some(meets)) return "yes";
  if (compared.length < conditions.length) return "no";

  const texts = textsOf(compared, options);
  const likely = likelyTexts(compared, texts);
  if (likely.some(meets)) return "yes";
  if (json && [...numbersNear(compared), ...likely.filter(isNumber).map(Number)].some(meets)) return "yes";
  // Numbers that the conditions tell apart, and those between them, were all tried.
  const numeric = compared.every(({ value }) => isNumeric(value, options));
  return numeric || isImpossibleText(compared, texts) ? "no" : "undecided";
};
