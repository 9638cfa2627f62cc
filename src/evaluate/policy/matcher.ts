import { any as anything, globMatches, type Token, toGlob } from "../glob";
import { any, type Truth } from "../three-valued";
import { toArnTest } from "./arn";
import type { Text } from "./syntax";
import { type Context, isFixed, type Reading, resolve, templateOf } from "./template";

/** How a text of a policy is compared. */
export type Comparison = "text" | "textIgnoringCase" | "pattern" | "patternIgnoringCase" | "arn";

/** A text of a policy, ready to be compared. */
export interface Matcher {
  /** True when it fits every value, unknown ones too. */
  readonly always: boolean;
  test(value: string, context: Context): Truth;
}

const lower = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token) => (typeof token === "string" ? token.toLowerCase() : token));

const testOf = (tokens: readonly Token[], comparison: Comparison): ((value: string) => boolean) => {
  if (comparison === "arn") return toArnTest(tokens);
  const ignoresCase = comparison === "textIgnoringCase" || comparison === "patternIgnoringCase";
  const exact = ignoresCase ? lower(tokens) : tokens;
  const [only = ""] = exact;
  const plain = exact.length <= 1 && typeof only === "string";
  const glob = toGlob(exact);
  const test = plain ? (value: string) => value === only : (value: string) => globMatches(glob, value);
  return ignoresCase ? (value) => test(value.toLowerCase()) : test;
};

/** A test that knows what it does not know: a value is refused for certain where the known pieces refuse it. */
const threeValued = (
  { tokens, unknown }: { readonly tokens: readonly Token[]; readonly unknown: boolean },
  comparison: Comparison,
): ((value: string) => Truth) => {
  if (!unknown) return testOf(tokens, comparison);
  // What is not known may hold colons, so that an ARN is not compared by parts.
  const may = testOf(tokens, comparison === "arn" ? "pattern" : comparison);
  return (value) => (may(value) ? undefined : false);
};

/** Readies a text of a policy. Variables are filled in from the request's context; one without a value matches nothing. */
export const toMatcher = (text: Text, comparison: Comparison, variables: boolean): Matcher => {
  const reading: Reading = { wildcards: comparison !== "text" && comparison !== "textIgnoringCase", variables };
  const template = templateOf(text, reading);
  if (!isFixed(template))
    return {
      always: false,
      test(value, context) {
        const resolved = resolve(template, context);
        return resolved ? threeValued(resolved, comparison)(value) : false;
      },
    };
  const tokens = template.parts as readonly Token[];
  const always =
    !template.unknown && reading.wildcards && tokens.length > 0 && tokens.every((token) => token === anything);
  return { always, test: threeValued({ tokens, unknown: template.unknown }, comparison) };
};

function* tests(matchers: readonly Matcher[], value: string, context: Context): Iterable<Truth> {
  for (const matcher of matchers) yield matcher.test(value, context);
}

/** Whether a value meets one of some texts. */
export const anyMatches = (matchers: readonly Matcher[], value: string, context: Context): Truth =>
  any(tests(matchers, value, context));
