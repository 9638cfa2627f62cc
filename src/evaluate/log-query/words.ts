import { any, one, type Token } from "../glob";
import type { Options } from "./options";

/** A piece of a searched word: plain, or a wildcard. */
export type Fragment = readonly Token[];

/** A text as the index has it. */
export interface Words {
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

/** In small letters, unless the index tells them apart. */
export const folded = (text: string, { caseSensitive }: Options): string => (caseSensitive ? text : text.toLowerCase());

/** Cuts a text at the index's delimiters. Source: Log Service, "Create indexes". */
export const wordsOf = (text: string, options: Options): readonly string[] => {
  const words: string[] = [];
  let from = 0;
  const lower = folded(text, options);
  for (let i = 0; i <= lower.length; i++) {
    if (i < lower.length && !options.delimiters.includes(lower[i]!)) continue;
    if (i > from) words.push(lower.slice(from, i));
    from = i + 1;
  }
  return words;
};

/** Cuts a searched text likewise, where `*` and `?` are wildcards unless a backslash is before them. */
export const fragmentsOf = (text: string, escapes: boolean, options: Options): readonly Fragment[] => {
  const fragments: Token[][] = [[]];
  const lower = folded(text, options);
  const addPlain = (c: string): void => {
    const fragment = fragments.at(-1)!;
    if (options.delimiters.includes(c)) fragments.push([]);
    else {
      const before = fragment.at(-1);
      if (typeof before === "string") fragment[fragment.length - 1] = before + c;
      else fragment.push(c);
    }
  };
  for (let i = 0; i < lower.length; i++) {
    const c = lower[i]!;
    if (c === "\\" && escapes) addPlain(lower[++i] ?? "\\");
    else if (c === "*" || c === "?") fragments.at(-1)!.push(c === "*" ? any : one);
    else addPlain(c);
  }
  return fragments.filter((fragment) => fragment.length > 0);
};
