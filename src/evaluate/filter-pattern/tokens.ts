import { FilterPatternSyntaxError } from "./errors";

/** A word of the JSON language, with where it stands. */
export interface Token {
  readonly kind: "(" | ")" | "&&" | "||" | "operator" | "selector" | "string" | "word" | "regex";
  readonly text: string;
  readonly position: number;
}

/** Characters that AWS's own patterns use outside quotes. */
const WORD = /[A-Za-z0-9_.*:/@+-]/;

const endOf = (text: string, from: number, quote: string): number => {
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === quote) return i;
  }
  throw new FilterPatternSyntaxError(`A ${quote} is opened and never closed.`, from);
};

const selectorEnd = (text: string, from: number): number => {
  let i = from + 1;
  while (i < text.length) {
    if (text.startsWith("['", i) || text.startsWith(".['", i)) {
      const close = text.indexOf("']", i);
      if (close < 0) throw new FilterPatternSyntaxError("A [' is opened and never closed.", i);
      i = close + 2;
    } else if (text[i] === "[") {
      const close = text.indexOf("]", i);
      if (close < 0) throw new FilterPatternSyntaxError("A [ is opened and never closed.", i);
      i = close + 1;
    } else if (/[A-Za-z0-9_.*-]/.test(text[i] ?? "")) i++;
    else break;
  }
  return i;
};

/** Splits a pattern of the JSON language, without its braces, into words. Throws `FilterPatternSyntaxError`. */
export const tokenize = (text: string, offset: number): readonly Token[] => {
  const tokens: Token[] = [];
  let i = 0;
  const add = (kind: Token["kind"], end: number, word = text.slice(i, end)) => {
    tokens.push({ kind, text: word, position: offset + i });
    i = end;
  };
  while (i < text.length) {
    const c = text[i] ?? "";
    const two = text.slice(i, i + 2);
    if (/\s/.test(c)) i++;
    else if (c === "(" || c === ")") add(c, i + 1);
    else if (two === "&&" || two === "||") add(two, i + 2);
    else if (two === "!=" || two === "<=" || two === ">=") add("operator", i + 2);
    else if (c === "=" || c === "<" || c === ">") add("operator", i + 1);
    else if (c === "$") add("selector", selectorEnd(text, i));
    else if (c === '"') {
      const end = endOf(text, i, '"');
      add("string", end + 1, text.slice(i + 1, end).replace(/\\(["\\])/g, "$1"));
    } else if (c === "%") {
      const end = endOf(text, i, "%");
      add("regex", end + 1, text.slice(i + 1, end));
    } else if (WORD.test(c)) {
      let end = i;
      while (WORD.test(text[end] ?? "")) end++;
      add("word", end);
    } else {
      const advice =
        c === "'" ? " Text is quoted with double quotes." : " Put text with other characters in double quotes.";
      throw new FilterPatternSyntaxError(`Unexpected \`${c}\`.${advice}`, offset + i);
    }
  }
  return tokens;
};
