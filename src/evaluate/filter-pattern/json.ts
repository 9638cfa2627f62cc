import type { Condition, Selector } from "./ast";
import { parseComparison } from "./comparison";
import { FilterPatternSyntaxError } from "./errors";
import { type Parsed, parseExpression, unexpected, Words } from "./expression";
import type { Options } from "./options";
import { parseSelector } from "./selector";
import { type Token, tokenize } from "./tokens";

const keyword = (words: Words, selector: Selector, first: Token, options: Options): Condition => {
  const second = words.take("a keyword");
  const spelt = `${first.text} ${second.text}`;
  const test = options.lowerCaseKeywords === "accepted" ? spelt.toUpperCase() : spelt;
  if (test === "NOT EXISTS") return { kind: "notExists", selector };
  for (const value of ["NULL", "TRUE", "FALSE"] as const)
    if (test === `IS ${value}`) return { kind: "is", selector, value };
  const capitals = /^(not exists|is (null|true|false))$/i.test(spelt) ? " Write it in capitals." : "";
  throw new FilterPatternSyntaxError(
    `\`${spelt}\` is no test. There are IS NULL, IS TRUE, IS FALSE and NOT EXISTS.${capitals}`,
    first.position,
  );
};

/** Parses a pattern of the JSON language between its braces. Throws `FilterPatternSyntaxError`. */
export const parseJsonPattern = (text: string, from: number, end: number, options: Options): Parsed => {
  const tokens = tokenize(text, from, end, { language: "json", options });
  if (tokens.length === 0)
    throw new FilterPatternSyntaxError("The braces are empty; an empty pattern is written without them.", from);
  const words = new Words(tokens, end);
  const parsed = parseExpression(words, () => {
    const first = words.take("a condition");
    if (first.kind !== "selector")
      throw new FilterPatternSyntaxError(
        `Unexpected \`${first.text}\`. A condition begins with a selector such as $.eventName.`,
        first.position,
      );
    const selector = parseSelector(first.text, first.position);
    const word = words.accept("word");
    return word
      ? keyword(words, selector, word, options)
      : { kind: "compared", selector, ...parseComparison(words, options) };
  });
  const rest = words.peek();
  if (rest) throw unexpected(rest, "Join conditions with && or ||.");
  return parsed;
};
