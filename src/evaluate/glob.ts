/** Any run of characters. */
export const any: unique symbol = Symbol("*");

/** Any one character. */
export const one: unique symbol = Symbol("?");

/** A piece of a pattern: plain text, or a wildcard. */
export type Token = string | typeof any | typeof one;

/** What stands between two `*`; at the indexes in `ones` any character will do. */
interface Segment {
  readonly text: string;
  readonly ones: ReadonlySet<number>;
}

/** A pattern, ready to be matched. */
export type Glob = readonly Segment[];

/** Up to this many comparisons the plain way is the fastest. */
const FEW = 100_000;

const none: ReadonlySet<number> = new Set();

/** Readies a pattern: `any` is any run of characters, none included, `one` is one character. */
export const toGlob = (tokens: readonly Token[]): Glob => {
  const segments: Segment[] = [];
  let text = "";
  let ones: Set<number> | undefined;
  for (const token of tokens) {
    if (token === any) {
      if (text !== "" || segments.length === 0) segments.push({ text, ones: ones ?? none });
      text = "";
      ones = undefined;
    } else if (token === one) {
      ones ??= new Set();
      ones.add(text.length);
      text += "?";
    } else text += token;
  }
  // The last segment stands at the end of the text: after a `*` it is there even when it is empty.
  segments.push({ text, ones: ones ?? none });
  return segments;
};

const standsAt = (segment: Segment, text: string, at: number): boolean => {
  if (segment.ones.size === 0) return text.startsWith(segment.text, at);
  for (let i = 0; i < segment.text.length; i++)
    if (!segment.ones.has(i) && segment.text.charCodeAt(i) !== text.charCodeAt(at + i)) return false;
  return true;
};

/** Follows all places at once, 32 characters of the segment at a time: text × segment / 32 steps, whatever they hold. */
const findInBlocks = ({ text: wanted, ones }: Segment, text: string, from: number): number => {
  const length = text.length - from;
  const codes = Uint16Array.from({ length }, (_, i) => text.charCodeAt(from + i));
  const masks = new Int32Array(0x10000);
  let ends = new Uint8Array(length + 1).fill(1);
  let next = new Uint8Array(length + 1);
  for (let block = 0; block < wanted.length; block += 32) {
    const size = Math.min(32, wanted.length - block);
    let always = 0;
    for (let i = 0; i < size; i++) {
      if (ones.has(block + i)) always |= 1 << i;
      else masks[wanted.charCodeAt(block + i)]! |= 1 << i;
    }
    const last = size - 1;
    let state = 0;
    next.fill(0);
    const end = length - wanted.length + block + size;
    for (let i = block; i < end; i++) {
      state = ((state << 1) | ends[i]!) & (masks[codes[i]!]! | always);
      next[i + 1] = (state >>> last) & 1;
    }
    for (let i = 0; i < size; i++) masks[wanted.charCodeAt(block + i)] = 0;
    [ends, next] = [next, ends];
  }
  const end = ends.indexOf(1);
  return end < 0 ? -1 : from + end - wanted.length;
};

/** The plain text, by what of it repeats (Knuth, Morris and Pratt): text + segment steps. */
const findPlain = (wanted: string, text: string, from: number): number => {
  const back = new Int32Array(wanted.length + 1);
  for (let i = 1, k = 0; i < wanted.length; i++) {
    while (k > 0 && wanted.charCodeAt(i) !== wanted.charCodeAt(k)) k = back[k]!;
    if (wanted.charCodeAt(i) === wanted.charCodeAt(k)) k++;
    back[i + 1] = k;
  }
  for (let i = from, k = 0; i < text.length; i++) {
    while (k > 0 && text.charCodeAt(i) !== wanted.charCodeAt(k)) k = back[k]!;
    if (text.charCodeAt(i) === wanted.charCodeAt(k)) k++;
    if (k === wanted.length) return i - k + 1;
  }
  return -1;
};

const find = (segment: Segment, text: string, from: number): number => {
  const { length } = segment.text;
  const isLong = length * (text.length - from) > FEW;
  if (isLong && segment.ones.size > 0) return findInBlocks(segment, text, from);
  if (isLong && length > 32) return findPlain(segment.text, text, from);
  if (segment.ones.size === 0) return text.indexOf(segment.text, from);
  for (let at = from; at + length <= text.length; at++) if (standsAt(segment, text, at)) return at;
  return -1;
};

/**
 * Whether the whole text fits a pattern.
 * Source: IAM JSON policy elements, "Using wildcards in action names" and "Resource".
 */
export const globMatches = (glob: Glob, text: string): boolean => {
  const first = glob[0]!;
  const last = glob[glob.length - 1]!;
  if (glob.length === 1) return text.length === first.text.length && standsAt(first, text, 0);
  const end = text.length - last.text.length;
  let at = first.text.length;
  if (at > end || !standsAt(first, text, 0) || !standsAt(last, text, end)) return false;
  for (let i = 1; i < glob.length - 1; i++) {
    const segment = glob[i]!;
    if (segment.text === "") continue;
    const found = find(segment, text, at);
    if (found < 0) return false;
    at = found + segment.text.length;
    if (at > end) return false;
  }
  return true;
};
