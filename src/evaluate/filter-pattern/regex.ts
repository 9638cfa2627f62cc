import { FilterPatternSyntaxError } from "./errors";

/** Characters that may stand in one place: one flag for each code below 256, and one for all above. */
export type CharacterSet = Uint8Array;

/** Codes from 256 on are told apart by no regular expression of a filter pattern. */
export const OTHER = 256;

/** Characters of a set, so many times. */
export interface Repeated {
  readonly set: CharacterSet;
  readonly min: number;
  /** `Infinity` for no limit. */
  readonly max: number;
}

/** What stands between two `|`. */
export interface Alternative {
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly parts: readonly Repeated[];
}

/** More places to remember than this make a regular expression too large to be searched for in good time. */
const MAX_PLACES = 500;

const setOf = (test: (code: number) => boolean): CharacterSet =>
  Uint8Array.from({ length: OTHER + 1 }, (_, code) => (test(code) ? 1 : 0));

const digits = setOf((code) => code >= 48 && code <= 57);
const blanks = setOf((code) => code === 32 || (code >= 9 && code <= 13));
const letters = setOf((code) => (code >= 65 && code <= 90) || (code >= 97 && code <= 122));
const word = setOf((code) => digits[code] === 1 || letters[code] === 1 || code === 95);
const anything = setOf((code) => code !== 10 && code !== 13);

const complement = (set: CharacterSet): CharacterSet => set.map((flag) => 1 - flag);

const classes: ReadonlyMap<string, CharacterSet> = new Map([
  ["d", digits],
  ["D", complement(digits)],
  ["s", blanks],
  ["S", complement(blanks)],
  ["w", word],
  ["W", complement(word)],
]);

const OPERATORS = "^$?[]{}|\\*+.";
const SYMBOLS = ":_#=@/;,-";

const isLiteral = (c: string): boolean =>
  letters[c.charCodeAt(0)] === 1 || digits[c.charCodeAt(0)] === 1 || SYMBOLS.includes(c);

const isPunctuation = (c: string): boolean => {
  const code = c.charCodeAt(0);
  return code > 32 && code < 127 && word[code] === 0;
};

class RegexParser {
  private i = 0;
  private places = 0;

  constructor(
    private readonly source: string,
    private readonly position: number,
  ) {}

  parse(): readonly Alternative[] {
    if (this.source === "") this.refuse("The regular expression is empty.");
    const alternatives: Alternative[] = [];
    do {
      const alternative = this.alternative();
      if (alternative) alternatives.push(alternative);
    } while (this.accept("|"));
    return alternatives;
  }

  private refuse(problem: string, at = this.i): never {
    throw new FilterPatternSyntaxError(problem, this.position + at);
  }

  private accept(c: string): boolean {
    if (this.source[this.i] !== c) return false;
    this.i++;
    return true;
  }

  /** Undefined for what no text can meet, such as `a^` or `[^\d\D]`. */
  private alternative(): Alternative | undefined {
    let parts: Repeated[] = [];
    let atStart = false;
    let atEnd = false;
    let possible = true;
    while (this.i < this.source.length && this.source[this.i] !== "|") {
      if (this.accept("^")) {
        possible &&= parts.every(({ min }) => min === 0);
        parts = [];
        atStart = true;
      } else if (this.accept("$")) atEnd = true;
      else {
        const part = this.part();
        if (part.min > 0 && (atEnd || !part.set.includes(1))) possible = false;
        if (!atEnd && part.max > 0 && part.set.includes(1)) parts.push(part);
      }
    }
    return possible ? { atStart, atEnd, parts } : undefined;
  }

  private part(): Repeated {
    const at = this.i;
    const set = this.set();
    const { min, max } = this.times();
    this.places += max === Infinity ? Math.max(min, 1) : max;
    if (this.places > MAX_PLACES)
      this.refuse(`The regular expression repeats too much: more than ${MAX_PLACES} places.`, at);
    return { set, min, max };
  }

  private set(): CharacterSet {
    const at = this.i;
    const c = this.source[this.i++] ?? "";
    if (c === ".") return anything;
    if (c === "[") return this.bracket(at);
    if (c === "\\") return this.escape(at);
    if (c === "*" || c === "+" || c === "?" || c === "{") this.refuse(`\`${c}\` repeats nothing.`, at);
    if (c === "(" || c === ")")
      this.refuse("Parentheses are not supported; write \\x28 or \\x29 for the characters.", at);
    if (c === "]" || c === "}") this.refuse(`\`${c}\` closes nothing; write \\${c} for the character.`, at);
    if (!isLiteral(c)) this.refuse(this.unsupported(c), at);
    return setOf((code) => code === c.charCodeAt(0));
  }

  private unsupported(c: string): string {
    const code = c.charCodeAt(0);
    return code < 256
      ? `\`${c}\` is not supported; write \\x${code.toString(16).padStart(2, "0")}.`
      : `\`${c}\` is not supported: there are no multi-byte characters in a regular expression.`;
  }

  private escape(at: number): CharacterSet {
    const c = this.source[this.i++] ?? "";
    const known = classes.get(c);
    if (known) return known;
    if (c === "x") {
      const hex = this.source.slice(this.i, this.i + 2);
      if (!/^[0-9A-Fa-f]{2}$/.test(hex)) this.refuse("\\x needs two hexadecimal digits.", at);
      this.i += 2;
      return setOf((code) => code === Number.parseInt(hex, 16));
    }
    if (!isPunctuation(c)) this.refuse(`\`\\${c}\` is not supported. There are \\d \\D \\s \\S \\w \\W and \\xhh.`, at);
    return setOf((code) => code === c.charCodeAt(0));
  }

  private bracket(at: number): CharacterSet {
    const negated = this.accept("^");
    const union = setOf(() => false);
    let empty = true;
    while (!this.accept("]")) {
      if (this.i >= this.source.length) this.refuse("A [ is opened and never closed.", at);
      const from = this.i;
      const first = this.member();
      empty = false;
      if (this.source[this.i] !== "-" || this.source[this.i + 1] === "]") {
        for (let code = 0; code <= OTHER; code++) union[code] = (union[code] ?? 0) | (first[code] ?? 0);
        continue;
      }
      this.i++;
      const last = this.member();
      const [low, high] = [single(first), single(last)];
      if (low === undefined || high === undefined || low > high)
        this.refuse("A range goes from one character to a later one.", from);
      union.fill(1, low, high + 1);
    }
    if (empty) this.refuse("The brackets are empty.", at);
    return negated ? complement(union) : union;
  }

  private member(): CharacterSet {
    const at = this.i;
    const c = this.source[this.i++] ?? "";
    if (c === "\\") return this.escape(at);
    if (!isLiteral(c) && !(OPERATORS.includes(c) && c !== "[")) this.refuse(this.unsupported(c), at);
    return setOf((code) => code === c.charCodeAt(0));
  }

  private times(): { readonly min: number; readonly max: number } {
    const at = this.i;
    const times = this.quantifier();
    if (!times) return { min: 1, max: 1 };
    // `*?` finds the same as `*`: only where a match ends is different.
    this.accept("?");
    if (/[*+?{]/.test(this.source[this.i] ?? "")) this.refuse("One repetition follows another.", at);
    return times;
  }

  private quantifier(): { readonly min: number; readonly max: number } | undefined {
    if (this.accept("*")) return { min: 0, max: Infinity };
    if (this.accept("+")) return { min: 1, max: Infinity };
    if (this.accept("?")) return { min: 0, max: 1 };
    if (this.source[this.i] !== "{") return undefined;
    const counted = /\{(\d{1,9})(?:(,)(\d{0,9}))?\}/y;
    counted.lastIndex = this.i;
    const match = counted.exec(this.source);
    if (!match) this.refuse("A repetition is written {m}, {m,} or {m,n}.");
    const min = Number(match[1]);
    const max = match[2] === undefined ? min : match[3] ? Number(match[3]) : Infinity;
    if (max < min) this.refuse("A repetition counts from the lower number to the higher.");
    this.i += match[0].length;
    return { min, max };
  }
}

const single = (set: CharacterSet): number | undefined => {
  const code = set.indexOf(1);
  return code >= 0 && code === set.lastIndexOf(1) ? code : undefined;
};

/**
 * Parses a regular expression, without its `%`; gives the alternatives that some text can meet.
 * Source: CloudWatch Logs User Guide, "Supported regular expressions (regex) syntax". Throws `FilterPatternSyntaxError`.
 */
export const parseRegex = (source: string, position: number): readonly Alternative[] =>
  new RegexParser(source, position).parse();

/** A text that an alternative finds, made of its least repetitions. */
export const sampleOf = ({ parts }: Alternative): string =>
  parts
    .map(({ set, min }) => {
      const letter = set.findIndex((flag, code) => flag === 1 && word[code] === 1);
      const code = letter >= 0 ? letter : set.indexOf(1);
      return String.fromCharCode(code).repeat(min);
    })
    .join("");
