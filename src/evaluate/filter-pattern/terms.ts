import type { Term } from "./ast";
import { FilterPatternSyntaxError } from "./errors";
import type { Options } from "./options";

const isBlank = (c: string | undefined): boolean => c !== undefined && /\s/.test(c);

/**
 * Parses words and phrases: those with other characters than letters, digits and `_` stand in double quotes.
 * Throws `FilterPatternSyntaxError`.
 */
export const parseTerms = (text: string, from: number, end: number, options: Options): readonly Term[] => {
  const terms: Term[] = [];
  let i = from;
  const skip = () => {
    while (i < end && isBlank(text[i])) i++;
  };

  const quoted = (): string => {
    const open = i++;
    let phrase = "";
    for (let from = i; i < end; i++) {
      if (text[i] === '"') {
        phrase += text.slice(from, i++);
        return phrase;
      }
      const next = text[i + 1];
      if (options.escapes === "quotes" && text[i] === "\\" && (next === '"' || next === "\\")) {
        phrase += text.slice(from, i) + next;
        from = i + 2;
        i++;
      }
    }
    throw new FilterPatternSyntaxError('A " is opened and never closed.', open);
  };

  const word = (): string => {
    const start = i;
    while (i < end && !isBlank(text[i])) {
      const c = text[i] ?? "";
      if (c.charCodeAt(0) < 128 && !/[A-Za-z0-9_]/.test(c))
        throw new FilterPatternSyntaxError(
          `Unexpected \`${c}\`. Put a term with other characters in double quotes.`,
          i,
        );
      i++;
    }
    return text.slice(start, i);
  };

  for (skip(); i < end; skip()) {
    const c = text[i];
    const sign = c === "-" || c === "?" ? c : "";
    const at = i;
    if (sign) i++;
    skip();
    if (i >= end) throw new FilterPatternSyntaxError(`\`${sign}\` has no term.`, at);
    terms.push({ sign, text: text[i] === '"' ? quoted() : word() });
  }
  return terms;
};

/** Terms are AND-ed; `?` terms are OR-ed, and count only where every term is one (FilterAndPatternSyntax). */
export const compileTerms = (terms: readonly Term[]): ((text: string) => boolean) => {
  if (terms.every(({ sign }) => sign === "?")) return (text) => terms.some((term) => text.includes(term.text));
  const counting = terms.filter(({ sign }) => sign !== "?");
  return (text) => counting.every((term) => text.includes(term.text) === (term.sign === ""));
};
