import type { Condition, Expression } from "./ast";
import { FilterPatternSyntaxError } from "./errors";
import type { Token } from "./tokens";

/** Parts within parts; what is deeper nobody reads, and recursion over it has an end. */
const MAX_DEPTH = 250;

/** Reads words one after the other, and knows where the pattern ends. */
export class Words {
  private next = 0;

  constructor(
    private readonly tokens: readonly Token[],
    readonly end: number,
  ) {}

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.next + ahead];
  }

  /** The next word, if it is of the kind. */
  accept(kind: Token["kind"]): Token | undefined {
    const token = this.tokens[this.next];
    if (token?.kind !== kind) return undefined;
    this.next++;
    return token;
  }

  take(what: string): Token {
    const token = this.tokens[this.next++];
    if (!token) throw new FilterPatternSyntaxError(`The pattern ends where ${what} should be.`, this.end);
    return token;
  }
}

/** What is said of a word where none should be; nearly always it belongs to the text before it. */
export const unexpected = ({ kind, text, position }: Token, advice: string): FilterPatternSyntaxError =>
  new FilterPatternSyntaxError(
    `Unexpected \`${text}\`. ${kind === "word" ? "Put text with blanks in double quotes." : advice}`,
    position,
  );

/** What was read, with what a reader may have misread. */
export interface Parsed {
  readonly expression: Expression;
  /** Where each condition stands. */
  readonly positions: ReadonlyMap<Condition, number>;
  /** Where `&&` stands beside `||` without parentheses. */
  readonly mixed: readonly number[];
}

interface Level {
  readonly open: number;
  readonly or: Expression[];
  and: Expression[];
  /** Where the first `&&` of the level stands. */
  joined?: number;
}

/** `&&` binds closer than `||`, and parentheses closest (FilterAndPatternSyntax). Ends where neither follows. */
export const parseExpression = (words: Words, condition: () => Condition): Parsed => {
  const positions = new Map<Condition, number>();
  const mixed: number[] = [];
  const depths = new Map<Expression, number>();

  const join = (kind: "and" | "or", parts: readonly Expression[], position: number): Expression => {
    const [only] = parts;
    if (only && parts.length === 1) return only;
    const joined: Expression = { kind, parts };
    const depth = 1 + parts.reduce((deepest, part) => Math.max(deepest, depths.get(part) ?? 0), 0);
    if (depth > MAX_DEPTH) throw new FilterPatternSyntaxError("Conditions are nested too deep.", position);
    depths.set(joined, depth);
    return joined;
  };

  const close = (level: Level): Expression => {
    level.or.push(join("and", level.and, level.open));
    if (level.or.length > 1 && level.joined !== undefined) mixed.push(level.joined);
    return join("or", level.or, level.open);
  };

  let level: Level = { open: words.peek()?.position ?? words.end, or: [], and: [] };
  const outer: Level[] = [];
  for (;;) {
    const open = words.accept("(");
    if (open) {
      outer.push(level);
      level = { open: open.position, or: [], and: [] };
      continue;
    }
    const position = words.peek()?.position ?? words.end;
    const read = condition();
    positions.set(read, position);
    level.and.push({ kind: "condition", condition: read });

    let parent = outer.at(-1);
    while (parent && words.accept(")")) {
      parent.and.push(close(level));
      level = parent;
      outer.pop();
      parent = outer.at(-1);
    }
    const and = words.accept("&&");
    if (and) {
      level.joined ??= and.position;
      continue;
    }
    if (words.accept("||")) {
      level.or.push(join("and", level.and, level.open));
      level.and = [];
      continue;
    }
    if (parent) {
      throw unexpected(words.take("`)`"), "A `)` is missing, or && or ||.");
    }
    return { expression: close(level), positions, mixed };
  }
};
