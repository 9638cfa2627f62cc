import { LogQuerySyntaxError } from "./errors";

/** A word of a search, with where it stands. */
export interface Token {
  readonly kind: "(" | ")" | "[" | "]" | ":" | "operator" | "word" | "quoted" | "phrase";
  readonly text: string;
  readonly position: number;
}

const special = '()[]:<>="|';

const isBlank = (c: string): boolean => /\s/.test(c);

/** Where a text that is opened at a quote is closed. */
const closingQuote = (text: string, from: number): number => {
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === '"') return i;
  }
  const typographic = /[“”]/.test(text) ? " Write typographic quotes as plain ones." : "";
  throw new LogQuerySyntaxError(`A " is opened and never closed.${typographic}`, from);
};

const wordEnd = (text: string, from: number): number => {
  let i = from;
  for (let c = text[i]; c !== undefined && !isBlank(c) && !special.includes(c); c = text[i]) i += c === "\\" ? 2 : 1;
  return Math.min(i, text.length);
};

/** Whether a text is a number as searches write it. */
export const isNumber = (text: string): boolean => /^[+-]?\d{1,40}(\.\d{1,40})?$/.test(text);

/** The text without the backslashes before what they escape. */
export const unescaped = (text: string): string => text.replace(/\\([\s\S])/g, "$1");

/** The search cut into words, and where it ends: at its end, or at the first `|`. Throws `LogQuerySyntaxError`. */
export const tokenize = (text: string): { readonly tokens: readonly Token[]; readonly end: number } => {
  const tokens: Token[] = [];
  let i = 0;
  const add = (kind: Token["kind"], end: number, word = text.slice(i, end)): void => {
    tokens.push({ kind, text: word, position: i });
    i = end;
  };
  while (i < text.length) {
    const c = text[i]!;
    if (c === "|") break;
    if (isBlank(c)) i++;
    else if (c === "(" || c === ")" || c === "[" || c === "]" || c === ":") add(c, i + 1);
    else if (c === "<" || c === ">") add("operator", text[i + 1] === "=" ? i + 2 : i + 1);
    else if (c === "=") add("operator", i + 1);
    else if (c === '"' || (c === "#" && text[i + 1] === '"')) {
      const from = c === "#" ? i + 1 : i;
      const end = closingQuote(text, from);
      add(c === "#" ? "phrase" : "quoted", end + 1, unescaped(text.slice(from + 1, end)));
    } else add("word", wordEnd(text, i));
  }
  return { tokens, end: i };
};
