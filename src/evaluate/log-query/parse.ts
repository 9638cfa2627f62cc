import type { Comparison, Condition, End, Item, Joiner, Search, Value } from "./ast";
import { LogQuerySyntaxError } from "./errors";
import { isNumber, type Token, tokenize, unescaped } from "./tokens";

/** Brackets within brackets; what is deeper nobody reads, and recursion over it has an end. */
const MAX_DEPTH = 64;

/** What was read, with what a reader may have misread. */
export interface Parsed {
  readonly search: Search;
  /** Every condition, from left to right, and where it stands. */
  readonly conditions: ReadonlyMap<Condition, number>;
  /** Where `and` and `or` stand side by side without brackets. */
  readonly mixed: readonly number[];
  /** Where nothing stands between two conditions. */
  readonly unjoined: readonly number[];
  /** Where the search ends; a `|` is there, or nothing. */
  readonly end: number;
}

class Parser {
  readonly conditions = new Map<Condition, number>();
  readonly mixed: number[] = [];
  readonly unjoined: number[] = [];
  private next = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly end: number,
  ) {}

  search(opened?: Token, depth = 0): Search {
    const items: Item[] = [this.item(depth)];
    const joiners: Joiner[] = [];
    let isMixed = false;
    for (let token = this.peek(); token && token.kind !== ")"; token = this.peek()) {
      const joiner = this.joiner(token);
      if (!isMixed && joiners.length > 0 && joiners[0] !== joiner) {
        isMixed = true;
        this.mixed.push(token.position);
      }
      joiners.push(joiner);
      items.push(this.item(depth));
    }
    const close = this.peek();
    if (opened && !close) throw new LogQuerySyntaxError("A ( is opened and never closed. Add `)`.", opened.position);
    if (!opened && close)
      throw new LogQuerySyntaxError("A ) closes nothing. Add `(` where the group begins.", close.position);
    return { kind: "search", items, joiners };
  }

  private peek(ahead = 0): Token | undefined {
    return this.tokens[this.next + ahead];
  }

  private take(what: string): Token {
    const token = this.tokens[this.next++];
    if (!token) throw new LogQuerySyntaxError(`The search ends where ${what} should be.`, this.end);
    return token;
  }

  /** `and` where nothing is written, and before `not` that is how it is meant to be written. */
  private joiner(token: Token): Joiner {
    const word = keywordOf(token);
    if (word === "and" || word === "or") {
      this.next++;
      return word;
    }
    if (word !== "not") this.unjoined.push(token.position);
    return "and";
  }

  private item(depth: number): Item {
    let negated = false;
    let token = this.take("a condition");
    for (; keywordOf(token) === "not"; token = this.take("a condition")) negated = !negated;
    if (token.kind !== "(") return { negated, of: this.condition(token) };
    if (depth === MAX_DEPTH) throw new LogQuerySyntaxError("Brackets are nested too deep.", token.position);
    const inner = this.search(token, depth + 1);
    this.next++;
    const [only] = inner.items;
    return only && inner.items.length === 1
      ? { negated: negated !== only.negated, of: only.of }
      : { negated, of: inner };
  }

  private condition(token: Token): Condition {
    const condition = this.read(token);
    this.conditions.set(condition, token.position);
    return condition;
  }

  private read(token: Token): Condition {
    const value = toValue(token);
    const [next, after] = [this.peek(), this.peek(1)];
    const isRange = next?.kind === "word" && next.text === "in" && (after?.kind === "[" || after?.kind === "(");
    if (next?.kind !== ":" && next?.kind !== "operator" && !isRange)
      return isEverything(value) ? { kind: "everything" } : { kind: "contains", value };
    if (value.kind === "phrase")
      throw new LogQuerySyntaxError("A phrase is no field; write the field before it.", token.position);
    const key = value.kind === "word" ? unescaped(value.text) : value.text;
    this.next++;
    if (next.kind === ":") return this.contains(key);
    return next.kind === "operator" ? this.compared(key, next) : this.range(key);
  }

  private contains(key: string): Condition {
    const value = toValue(this.take("a value"));
    return isEverything(value) ? { kind: "exists", key } : { kind: "contains", key, value };
  }

  private compared(key: string, { text }: Token): Condition {
    const token = this.take("a number");
    const value = toValue(token);
    if (text !== "=" && !isNumber(value.text))
      throw new LogQuerySyntaxError(
        `\`${text}\` compares numbers, and \`${cut(token.text)}\` is none.`,
        token.position,
      );
    return { kind: "compared", key, operator: text as Comparison, value };
  }

  private range(key: string): Condition {
    const open = this.take("a bracket");
    const [from, to] = [this.number(), this.number()];
    const close = this.take("`]` or `)`");
    if (close.kind !== "]" && close.kind !== ")")
      throw new LogQuerySyntaxError("A range is two numbers in brackets: `in [1 5]`.", close.position);
    const end = (number: string, included: boolean): End => ({ number, included });
    return { kind: "range", key, from: end(from, open.kind === "["), to: end(to, close.kind === "]") };
  }

  private number(): string {
    const { text, position } = this.take("a number");
    if (!isNumber(text)) throw new LogQuerySyntaxError("A range is two numbers in brackets: `in [1 5]`.", position);
    return text;
  }
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** `and`, `or` and `not` in any case; in quotes they are words like others. */
const keywordOf = ({ kind, text }: Token): string | undefined => {
  const lower = text.length < 4 && kind === "word" ? text.toLowerCase() : "";
  return lower === "and" || lower === "or" || lower === "not" ? lower : undefined;
};

const isEverything = ({ kind, text }: Value): boolean => kind === "word" && text === "*";

const toValue = (token: Token): Value => {
  const { kind, text, position } = token;
  if (keywordOf(token) !== undefined)
    throw new LogQuerySyntaxError(
      `Unexpected \`${text}\` where a condition or a value should be. As a value it stands in double quotes.`,
      position,
    );
  if (kind !== "word" && kind !== "quoted" && kind !== "phrase")
    throw new LogQuerySyntaxError(
      kind === "("
        ? "A field has one value. Repeat the field: `(key: a or key: b)`."
        : `Unexpected \`${text}\`. Put text with such characters in double quotes.`,
      position,
    );
  if (kind === "word" && text !== "*" && /^[*?]/.test(text))
    throw new LogQuerySyntaxError("A wildcard stands after the beginning of a word, not before it.", position);
  return { kind, text };
};

const everything: Condition = { kind: "everything" };

/** Reads what stands before the `|`. Throws `LogQuerySyntaxError`. */
export const parseSearch = (text: string): Parsed => {
  const { tokens, end } = tokenize(text);
  const parser = new Parser(tokens, end);
  const search: Search =
    tokens.length === 0
      ? { kind: "search", items: [{ negated: false, of: everything }], joiners: [] }
      : parser.search();
  const { conditions, mixed, unjoined } = parser;
  return { search, conditions, mixed, unjoined, end };
};
