import { any as anything, globMatches, toGlob } from "../glob";
import { all, allOf, any, anyOf, not, type Truth } from "../three-valued";
import type { Comparison, Condition, End, Item, Search, Value } from "./ast";
import type { Options } from "./options";
import { missing, type View } from "./record";
import { isNumber } from "./tokens";
import { type Fragment, folded, fragmentsOf, type Words, wordsOf } from "./words";

/** Whether a record meets a part of a search. */
type Test = (view: View) => Truth;

/** True and false where two readings agree. */
const agreed = (a: Truth, b: Truth): Truth => (a === b ? a : undefined);

type WordsTest = (words: ReadonlySet<string>) => Truth;

const toFragmentTest = (fragment: Fragment): WordsTest => {
  const [only] = fragment;
  if (typeof only === "string" && fragment.length === 1) return (words) => words.has(only);
  // What a wildcard without a beginning finds is not documented.
  if (typeof only !== "string") return () => undefined;
  const glob = toGlob(fragment);
  return (words) => {
    for (const word of words) if (globMatches(glob, word)) return true;
    return false;
  };
};

const toFragmentsTest = (fragments: readonly Fragment[]): WordsTest => {
  const tests = fragments.map(toFragmentTest);
  // Of a text that has delimiters only, it is not documented what it finds.
  if (tests.length === 0) return () => undefined;
  return (words) => allOf(tests, (test) => test(words));
};

/** Every word of a text has to be among those of the field, in whatever order. Source: Log Service, "Phrase search". */
const toWordsTest = ({ kind, text }: Value, options: Options): WordsTest => {
  const asWildcards = toFragmentsTest(fragmentsOf(text, kind === "word", options));
  if (kind === "word") return asWildcards;
  const asText = toFragmentsTest(wordsOf(text, options).map((word) => [word]));
  if (!/[*?]/.test(text) || kind === "phrase" || options.quotedWildcards === "literal") return asText;
  if (options.quotedWildcards === "wildcard") return asWildcards;
  return (words) => agreed(asText(words), asWildcards(words));
};

const within = (part: string): ((text: string) => boolean) => {
  const glob = toGlob([anything, part, anything]);
  return (text) => globMatches(glob, text);
};

/** A phrase is found where its words follow each other; what stands between them may count too. */
const toPhraseTest = (text: string, options: Options): ((words: Words) => Truth) => {
  const side = (words: readonly string[]): string => `\n${words.join("\n")}\n`;
  const sameWords = within(side(wordsOf(text, options)));
  const sameText = within(folded(text, options));
  return (words) => agreed(sameWords(side(wordsOf(words.text, options))), sameText(words.text));
};

const toFieldTest = (key: string, value: Value, options: Options): Test => {
  const test = toWordsTest(value, options);
  const phrase = value.kind === "phrase" ? toPhraseTest(value.text, options) : undefined;
  const isEmpty = value.kind !== "word" && value.text === "";
  return (view) => {
    if (view.field(key) === missing) return isEmpty ? undefined : false;
    const words = view.wordsOf(key);
    if (!words) return undefined;
    if (isEmpty) return words.text === "";
    const found = test(words.words);
    return phrase && found !== false ? phrase(words) : found;
  };
};

/** What is found only in keys, or in a log whose whole text may not be indexed, cannot be said to be found. */
const toFullTextTest = (value: Value, options: Options): Test => {
  const test = toWordsTest(value, options);
  return (view) => {
    const { values, all, unknown } = view.fullText();
    if (test(all) === false) return unknown ? undefined : false;
    return options.fullText === "indexed" && value.kind !== "phrase" && test(values) === true ? true : undefined;
  };
};

const operators: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  "=": (a, b) => a === b,
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
};

/** A number in text is one only where the index says so. */
const toNumberTest =
  (key: string, test: (actual: number) => boolean): Test =>
  (view) => {
    const actual = view.field(key);
    if (typeof actual === "number") return test(actual);
    if (typeof actual === "string") return isNumber(actual) && test(Number(actual)) ? undefined : false;
    return actual === missing || typeof actual === "boolean" ? false : undefined;
  };

/** The equals sign is documented for numbers; what it makes of texts cannot be known. */
const toComparedTest = ({ key, operator, value }: Extract<Condition, { kind: "compared" }>, options: Options): Test => {
  const wanted = Number(value.text);
  if (isNumber(value.text)) return toNumberTest(key, (actual) => operators[operator](actual, wanted));
  const contains = toFieldTest(key, value, options);
  return (view) => (contains(view) === false ? false : undefined);
};

const toRangeTest = (key: string, from: End, to: End): Test => {
  const above = operators[from.included ? ">=" : ">"];
  const below = operators[to.included ? "<=" : "<"];
  const [least, most] = [Number(from.number), Number(to.number)];
  return toNumberTest(key, (actual) => above(actual, least) && below(actual, most));
};

const toExistsTest =
  (key: string): Test =>
  (view) => {
    const value = view.field(key);
    if (value === missing) return false;
    return view.wordsOf(key) === undefined ? undefined : true;
  };

const toConditionTest = (condition: Condition, options: Options): Test => {
  switch (condition.kind) {
    case "everything":
      return () => true;
    case "exists":
      return toExistsTest(condition.key);
    case "compared":
      return toComparedTest(condition, options);
    case "range":
      return toRangeTest(condition.key, condition.from, condition.to);
    default:
      return condition.key === undefined
        ? toFullTextTest(condition.value, options)
        : toFieldTest(condition.key, condition.value, options);
  }
};

type Order = "andFirst" | "leftToRight";

const toItemTest = ({ negated, of }: Item, order: Order, options: Options): Test => {
  const test = of.kind === "search" ? toSearchTest(of, order, options) : toConditionTest(of, options);
  return negated ? (view) => not(test(view)) : test;
};

/** A test for a search whose operators bind as one of both readings has it. */
const toSearchTest = ({ items, joiners }: Search, order: Order, options: Options): Test => {
  const tests = items.map((item) => toItemTest(item, order, options));
  if (order === "leftToRight")
    return (view) => {
      let met = tests[0]?.(view);
      for (let i = 1; i < tests.length; i++) {
        const isAnd = joiners[i - 1] === "and";
        if (met === !isAnd) continue;
        const next = tests[i]!(view);
        met = isAnd ? all([met, next]) : any([met, next]);
      }
      return met;
    };
  const alternatives: Test[][] = [[]];
  for (const [i, test] of tests.entries()) {
    if (i > 0 && joiners[i - 1] === "or") alternatives.push([]);
    alternatives.at(-1)!.push(test);
  }
  return (view) => anyOf(alternatives, (tests) => allOf(tests, (test) => test(view)));
};

/** A test for a search, in each of the readings that the options leave open. */
export const toTest = (search: Search, isMixed: boolean, options: Options): Test => {
  const { precedence } = options;
  if (precedence !== "either" || !isMixed)
    return toSearchTest(search, precedence === "leftToRight" ? "leftToRight" : "andFirst", options);
  const [first, second] = [toSearchTest(search, "andFirst", options), toSearchTest(search, "leftToRight", options)];
  return (view) => agreed(first(view), second(view));
};
