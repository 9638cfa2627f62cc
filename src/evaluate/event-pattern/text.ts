/** A text as EventBridge compares it without regard to case: each character in upper case, or in lower case. */
export type Folded = readonly (readonly [upper: string, lower: string])[];

/** UTF-16 units are folded one by one, so `ß` is met by `SS`, and letters beyond the basic plane keep their case (event-ruler). */
export const fold = (text: string): Folded =>
  Array.from({ length: text.length }, (_, i) => {
    const unit = text.charAt(i);
    return [unit.toUpperCase(), unit.toLowerCase()];
  });

const endOfPrefix = (folded: Folded, text: string): number => {
  let at = 0;
  for (const [upper, lower] of folded) {
    if (text.startsWith(upper, at)) at += upper.length;
    else if (text.startsWith(lower, at)) at += lower.length;
    else return -1;
  }
  return at;
};

/** Whether the whole text is the folded one. */
export const equalsFolded = (folded: Folded, text: string): boolean => endOfPrefix(folded, text) === text.length;

/** Whether the text begins with the folded one. */
export const startsWithFolded = (folded: Folded, text: string): boolean => endOfPrefix(folded, text) >= 0;

/** Whether the text ends with the folded one; from its end, as `SS` is as good as `ß`. */
export const endsWithFolded = (folded: Folded, text: string): boolean => {
  let at = text.length;
  for (let i = folded.length - 1; i >= 0; i--) {
    const [upper, lower] = folded[i] ?? ["", ""];
    if (text.endsWith(upper, at)) at -= upper.length;
    else if (text.endsWith(lower, at)) at -= lower.length;
    else return false;
  }
  return true;
};

/** True where a cut at this place would halve a character. */
const halves = (text: string, at: number): boolean =>
  /^[\ud800-\udbff]$/.test(text.charAt(at - 1)) && /^[\udc00-\udfff]$/.test(text.charAt(at));

/** Whether the text begins with whole characters of the other. */
export const startsWith = (text: string, prefix: string): boolean =>
  text.startsWith(prefix) && !halves(text, prefix.length);

/** Whether the text ends with whole characters of the other. */
export const endsWith = (text: string, suffix: string): boolean =>
  text.endsWith(suffix) && !halves(text, text.length - suffix.length);

/** For each length of a needle's beginning, the length of its longest border (Knuth, Morris, Pratt). */
const bordersOf = (needle: string): Uint32Array => {
  const borders = new Uint32Array(needle.length);
  for (let i = 1, k = 0; i < needle.length; i++) {
    while (k > 0 && needle.charCodeAt(i) !== needle.charCodeAt(k)) k = borders[k - 1] ?? 0;
    if (needle.charCodeAt(i) === needle.charCodeAt(k)) k++;
    borders[i] = k;
  }
  return borders;
};

/** Finds a needle in time linear in both texts; the built-in search is not, for a long needle that repeats itself. */
const finderOf = (needle: string): ((text: string, from: number) => number) => {
  if (needle.length < 32) return (text, from) => text.indexOf(needle, from);
  const borders = bordersOf(needle);
  return (text, from) => {
    const end = text.length;
    for (let i = from, k = 0; i < end; i++) {
      const unit = text.charCodeAt(i);
      while (k > 0 && unit !== needle.charCodeAt(k)) k = borders[k - 1] ?? 0;
      if (unit === needle.charCodeAt(k)) k++;
      if (k === needle.length) return i - k + 1;
    }
    return -1;
  };
};

/** What stands between the stars of a wildcard pattern, or where it is malformed. */
export const piecesOf = (pattern: string): readonly string[] | { readonly problem: string } => {
  const pieces = [""];
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    if (c === "*" && pattern.charAt(i + 1) === "*") return { problem: "has two * in a row; one means the same." };
    if (c === "*") pieces.push("");
    else if (c !== "\\") pieces[pieces.length - 1] += c;
    else {
      const escaped = pattern.charAt(++i);
      if (escaped !== "*" && escaped !== "\\") return { problem: "has a \\ before neither * nor \\; write \\\\." };
      pieces[pieces.length - 1] += escaped;
    }
  }
  return pieces;
};

/** Matches the pieces in their order with anything between them, in time linear in the text. */
export const wildcardOf = (pieces: readonly string[]): ((text: string) => boolean) => {
  const [first = "", ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return (text) => text === first;
  const middle = rest.map((piece) => ({ length: piece.length, find: finderOf(piece) }));
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    let at = first.length;
    for (const { length, find } of middle) {
      const found = find(text, at);
      if (found < 0) return false;
      at = found + length;
    }
    return at <= text.length - last.length;
  };
};
