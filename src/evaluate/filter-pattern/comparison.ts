import type { Comparison, Value } from "./ast";
import { FilterPatternSyntaxError } from "./errors";
import type { Words } from "./expression";
import type { Options } from "./options";
import { parseRegex } from "./regex";
import type { Token } from "./tokens";

const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** Whether a text is a number as filter patterns write it. */
export const isNumber = (text: string): boolean => NUMBER.test(text);

const joined = (words: Words, first: Token): string => {
  let text = first.text;
  for (let more = words.accept("word"); more; more = words.accept("word")) text += ` ${more.text}`;
  return text;
};

const toValue = (words: Words, token: Token, options: Options): Value => {
  switch (token.kind) {
    case "word": {
      const text = options.unquotedBlank === "joined" ? joined(words, token) : token.text;
      return isNumber(text) ? { kind: "number", text } : { kind: "text", text, quoted: false };
    }
    case "string":
      return { kind: "text", text: token.text, quoted: true };
    case "regex":
      parseRegex(token.text, token.position + 1);
      return { kind: "regex", source: token.text };
    default:
      throw new FilterPatternSyntaxError(`Unexpected \`${token.text}\` where a value should be.`, token.position);
  }
};

/** Reads an operator and what it compares with; only numbers have an order. Throws `FilterPatternSyntaxError`. */
export const parseComparison = (
  words: Words,
  options: Options,
): { readonly operator: Comparison; readonly value: Value } => {
  const second = words.take("an operator");
  if (second.kind !== "operator")
    throw new FilterPatternSyntaxError(
      `Unexpected \`${second.text}\`. An operator is one of = != < > <= >=, IS, NOT EXISTS.`,
      second.position,
    );
  const operator = second.text as Comparison;
  const token = words.take("a value");
  if (operator === "=" && token.kind === "operator" && token.text === "=")
    throw new FilterPatternSyntaxError("`==` is no operator; equality is written with one `=`.", second.position);
  const value = toValue(words, token, options);
  const ordered =
    value.kind === "number" || (value.kind === "text" && options.quotedNumber === "number" && isNumber(value.text));
  if (!ordered && operator !== "=" && operator !== "!=")
    throw new FilterPatternSyntaxError(
      `\`${operator}\` compares numbers, and \`${token.text}\` is none.`,
      token.position,
    );
  return { operator, value };
};
