import { any, one, type Token } from "./template";

/** What stands between two `*`; at the indexes in `ones` any character will do. */
interface Segment {
  readonly text: string;
  readonly ones: ReadonlySet<number>;
}

/** A pattern, ready to be matched. */
export type Glob = readonly Segment[];

/** Up to this many comparisons the plain way is the fastest. */
const FEW = 100_000;

/** Readies a pattern: `any` is any run of characters, none included, `one` is one character. */
export const toGlob = (tokens: readonly Token[]): Glob => {
  const segments: Segment[] = [];
  let text: string[] = [];
  let ones = new Set<number>();
  let length = 0;
  const close = (): void => {
    segments.push({ text: text.join(""), ones });
    text = [];
    ones = new Set();
    length = 0;
  };
  for (const token of tokens) {
    if (token === any) {
      close();
      continue;
    }
    if (token === one) ones.add(length);
    text.push(token === one ? "?" : token);
    length += token === one ? 1 : token.length;
  }
  close();
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
  const masks = new Uint32Array(0x10000);
  let ends = new Uint8Array(length + 1).fill(1);
  for (let block = 0; block < wanted.length; block += 32) {
    const size = Math.min(32, wanted.length - block);
    let always = 0;
    for (let i = 0; i < size; i++) {
      if (ones.has(block + i)) always |= 1 << i;
      else masks[wanted.charCodeAt(block + i)]! |= 1 << i;
    }
    const last = 1 << (size - 1);
    const next = new Uint8Array(length + 1);
    let state = 0;
    for (let i = 0; i < length; i++) {
      state = ((state << 1) | ends[i]!) & (masks[text.charCodeAt(from + i)]! | always);
      if (state & last) next[i + 1] = 1;
    }
    for (let i = 0; i < size; i++) masks[wanted.charCodeAt(block + i)] = 0;
    ends = next;
  }
  const end = ends.indexOf(1);
  return end < 0 ? -1 : from + end - wanted.length;
};

const find = (segment: Segment, text: string, from: number): number => {
  const { length } = segment.text;
  if (length * (text.length - from) > FEW && (length > 32 || segment.ones.size > 0))
    return findInBlocks(segment, text, from);
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

const ARN_PARTS = 6;

const splitText = (arn: string): readonly string[] => {
  const parts = arn.split(":", ARN_PARTS - 1);
  const length = parts.reduce((sum, part) => sum + part.length + 1, 0);
  return length <= arn.length ? [...parts, arn.slice(length)] : parts;
};

const splitTokens = (tokens: readonly Token[]): readonly Token[][] => {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    let rest = token;
    while (typeof rest === "string" && parts.length < ARN_PARTS && rest.includes(":")) {
      const colon: number = rest.indexOf(":");
      parts.at(-1)?.push(rest.slice(0, colon));
      parts.push([]);
      rest = rest.slice(colon + 1);
    }
    parts.at(-1)?.push(rest);
  }
  return parts;
};

/**
 * Makes a test for ARNs, part by part: a wildcard stays inside of one of the first five parts, and covers everything in the sixth.
 * Source: IAM condition operators, "Amazon Resource Name (ARN) condition operators".
 */
export const toArnTest = (tokens: readonly Token[]): ((arn: string) => boolean) => {
  if (tokens.length === 1 && tokens[0] === any) return () => true;
  const globs = splitTokens(tokens).map(toGlob);
  return (arn) => {
    const parts = splitText(arn);
    return parts.length === globs.length && globs.every((glob, i) => globMatches(glob, parts[i]!));
  };
};
