import type { Comparison, Condition, Expression, Step, TextValue } from "./ast";
import { FilterPatternSyntaxError } from "./errors";
import { type Token, tokenize } from "./tokens";

const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

const MAX_DEPTH = 100;

const stepsOf = ({ text, position }: Token): readonly Step[] => {
  const steps: Step[] = [];
  const part = /\.?\['([^']*)'\]|\[(\d+)\]|\[\*\]|\.([A-Za-z0-9_-]+)|\.\*/y;
  part.lastIndex = 1;
  while (part.lastIndex < text.length) {
    const at = part.lastIndex;
    const match = part.exec(text);
    if (!match)
      throw new FilterPatternSyntaxError(
        `\`${text}\` is no selector. Write $.name, $.list[0] or $.['a name'].`,
        position + at,
      );
    const name = match[1] ?? match[3];
    if (name !== undefined) steps.push({ name });
    else if (match[2] !== undefined) steps.push({ index: Number(match[2]) });
    else steps.push({ every: true });
  }
  if (steps.length === 0) throw new FilterPatternSyntaxError("A selector needs a field: $.name", position);
  return steps;
};

/** Wildcards count at the start and at the end; inside, `*` is an asterisk (FilterAndPatternSyntax, 2021). */
const literal = (text: string): TextValue => {
  if (text === "*") return { kind: "literal", text: "", anyBefore: true, anyAfter: true };
  const anyBefore = text.startsWith("*");
  const anyAfter = text.length > 1 && text.endsWith("*");
  return { kind: "literal", text: text.slice(anyBefore ? 1 : 0, anyAfter ? -1 : undefined), anyBefore, anyAfter };
};

class Parser {
  private next = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly end: number,
  ) {}

  parse(): Expression {
    const expression = this.or(0);
    const rest = this.tokens[this.next];
    if (rest)
      throw new FilterPatternSyntaxError(`Unexpected \`${rest.text}\`. Join conditions with && or ||.`, rest.position);
    return expression;
  }

  private peek(kind: Token["kind"]): boolean {
    return this.tokens[this.next]?.kind === kind;
  }

  private take(what: string): Token {
    const token = this.tokens[this.next++];
    if (!token) throw new FilterPatternSyntaxError(`The pattern ends where ${what} should be.`, this.end);
    return token;
  }

  private joined(kind: "and" | "or", word: "&&" | "||", part: () => Expression): Expression {
    const parts = [part()];
    while (this.peek(word)) {
      this.next++;
      parts.push(part());
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind, parts };
  }

  private or(depth: number): Expression {
    return this.joined("or", "||", () => this.joined("and", "&&", () => this.primary(depth)));
  }

  private primary(depth: number): Expression {
    const open = this.tokens[this.next];
    if (!this.peek("(")) return { kind: "condition", condition: this.condition() };
    if (depth >= MAX_DEPTH) throw new FilterPatternSyntaxError("Parentheses are nested too deep.", open?.position ?? 0);
    this.next++;
    const inner = this.or(depth + 1);
    const close = this.take("`)`");
    if (close.kind !== ")")
      throw new FilterPatternSyntaxError(`Unexpected \`${close.text}\`; \`)\` is missing.`, close.position);
    return inner;
  }

  private condition(): Condition {
    const first = this.take("a condition");
    if (first.kind !== "selector")
      throw new FilterPatternSyntaxError(
        `Unexpected \`${first.text}\`. A condition begins with a selector such as $.eventName.`,
        first.position,
      );
    const selector = stepsOf(first);
    const second = this.take("an operator");
    if (second.kind === "word") return this.keyword(selector, second);
    if (second.kind !== "operator")
      throw new FilterPatternSyntaxError(
        `Unexpected \`${second.text}\`. An operator is one of = != < > <= >=, IS, NOT EXISTS.`,
        second.position,
      );
    return this.comparison(selector, second.text as Comparison);
  }

  private keyword(selector: readonly Step[], word: Token): Condition {
    const value = this.take("a keyword");
    if (word.text === "IS" && (value.text === "NULL" || value.text === "TRUE" || value.text === "FALSE"))
      return { kind: "is", selector, value: value.text };
    if (word.text === "NOT" && value.text === "EXISTS") return { kind: "notExists", selector };
    throw new FilterPatternSyntaxError(
      `\`${word.text} ${value.text}\` is no test. There are IS NULL, IS TRUE, IS FALSE and NOT EXISTS.`,
      word.position,
    );
  }

  private comparison(selector: readonly Step[], operator: Comparison): Condition {
    const value = this.take("a value");
    if (value.kind === "word" && NUMBER.test(value.text))
      return { kind: "number", selector, operator, value: Number(value.text) };
    if (value.kind !== "word" && value.kind !== "string" && value.kind !== "regex")
      throw new FilterPatternSyntaxError(`Unexpected \`${value.text}\` where a value should be.`, value.position);
    if (operator !== "=" && operator !== "!=")
      throw new FilterPatternSyntaxError(
        `\`${operator}\` compares numbers, and \`${value.text}\` is none.`,
        value.position,
      );
    const text: TextValue = value.kind === "regex" ? { kind: "regex", source: value.text } : literal(value.text);
    return { kind: "text", selector, equal: operator === "=", value: text };
  }
}

/** Parses a pattern of the JSON language, braces included. Throws `FilterPatternSyntaxError`. */
export const parseJsonPattern = (text: string): Expression => {
  const tokens = tokenize(text.slice(1, -1), 1);
  if (tokens.length === 0)
    throw new FilterPatternSyntaxError("The braces are empty; an empty pattern is written without them.", 1);
  return new Parser(tokens, text.length - 1).parse();
};
