import { FilterPatternSyntaxError } from "./errors";
import type { Options } from "./options";

/** A word of the JSON language or of a pattern of fields, with where it stands. */
export interface Token {
  readonly kind: "(" | ")" | "&&" | "||" | "," | "operator" | "selector" | "string" | "word" | "regex";
  readonly text: string;
  readonly position: number;
}

const blank = /\s/;
const documented = /[A-Za-z0-9_]/;
/** Characters that AWS's own patterns use outside quotes. */
const common = /[A-Za-z0-9_.*:/@+-]/;

const endOf = (text: string, from: number, quote: string, escaped: boolean): number => {
  for (let i = from + 1; i < text.length; i++) {
    if (escaped && text[i] === "\\") i++;
    else if (text[i] === quote) return i;
  }
  throw new FilterPatternSyntaxError(`A ${quote} is opened and never closed.`, from);
};

const selectorEnd = (text: string, from: number): number => {
  let i = from + 1;
  while (i < text.length) {
    const c = text[i] ?? "";
    if (c === "[") {
      const end = text.startsWith("['", i) ? "']" : "]";
      const close = text.indexOf(end, i + end.length);
      if (close < 0) throw new FilterPatternSyntaxError(`A [ is opened and never closed by ${end}.`, i);
      i = close + end.length;
    } else if (/[A-Za-z0-9_.*-]/.test(c)) i++;
    else break;
  }
  return i;
};

/** How a language is cut into words. */
export interface Lexicon {
  readonly language: "json" | "fields";
  readonly options: Options;
}

class Tokenizer {
  private readonly tokens: Token[] = [];
  private i: number;

  constructor(
    private readonly text: string,
    from: number,
    private readonly end: number,
    private readonly lexicon: Lexicon,
  ) {
    this.i = from;
  }

  run(): readonly Token[] {
    while (this.i < this.end) this.step();
    return this.tokens;
  }

  private add(kind: Token["kind"], end: number, word = this.text.slice(this.i, end)): void {
    if (end > this.end) throw new FilterPatternSyntaxError("The pattern ends within a text.", this.i);
    this.tokens.push({ kind, text: word, position: this.i });
    this.i = end;
  }

  private step(): void {
    const { text, i } = this;
    const c = text[i] ?? "";
    const two = text.slice(i, i + 2);
    const json = this.lexicon.language === "json";
    if (blank.test(c)) this.i++;
    else if (c === "(" || c === ")" || (c === "," && !json)) this.add(c, i + 1);
    else if (two === "&&" || two === "||") this.add(two, i + 2);
    else if (two === "!=" || two === "<=" || two === ">=") this.add("operator", i + 2);
    else if (c === "=" || c === "<" || c === ">") this.add("operator", i + 1);
    else if (c === "$" && json) this.add("selector", selectorEnd(text, i));
    else if (c === '"') this.string();
    else if (c === "%") {
      const end = endOf(text, i, "%", true);
      this.add("regex", end + 1, text.slice(i + 1, end));
    } else this.word(c);
  }

  private string(): void {
    const escaped = this.lexicon.options.escapes === "quotes";
    const end = endOf(this.text, this.i, '"', escaped);
    const raw = this.text.slice(this.i + 1, end);
    this.add("string", end + 1, escaped ? raw.replace(/\\(["\\])/g, "$1") : raw);
  }

  private isWord(c: string): boolean {
    const { options, language } = this.lexicon;
    if (c === "'") return options.singleQuotes === "literal";
    // The page of 2021 shows `[w1=!ERROR, w2]`.
    if (c === "!" && language === "fields") return true;
    return (options.barewords === "common" ? common : documented).test(c);
  }

  private word(first: string): void {
    if (!this.isWord(first)) {
      const advice =
        first === "'" ? " Text is quoted with double quotes." : " Put text with other characters in double quotes.";
      throw new FilterPatternSyntaxError(`Unexpected \`${first}\`.${advice}`, this.i);
    }
    let end = this.i + 1;
    while (end < this.end && this.isWord(this.text[end] ?? "") && !this.text.startsWith("!=", end)) end++;
    this.add("word", end);
  }
}

/** Cuts the part of a pattern between its brackets into words. Throws `FilterPatternSyntaxError`. */
export const tokenize = (text: string, from: number, end: number, lexicon: Lexicon): readonly Token[] =>
  new Tokenizer(text, from, end, lexicon).run();
