import { any, one, type Token } from "../glob";
import { unknownValue } from "../unknown-value";
import type { Text } from "./syntax";

/** Stands for a value that cannot be known, of a key that the request may not even carry. */
export const mayBeAbsent: unique symbol = Symbol("may be absent");

/** A value of the request context: absent keys are left out. */
export type ContextValue = string | readonly string[] | typeof unknownValue | typeof mayBeAbsent;

/** The request context by lower-case key. */
export type Context = ReadonlyMap<string, ContextValue>;

interface Variable {
  readonly key: string;
  readonly fallback: string | undefined;
}

/** A text of a policy, taken apart: what is plain, what is a wildcard, what the request fills in. */
export interface Template {
  readonly parts: readonly (Token | Variable)[];
  /** True when a part cannot be known; `any` stands in its place. */
  readonly unknown: boolean;
}

/** What is special in a text. */
export interface Reading {
  readonly wildcards: boolean;
  /** False in documents of the version 2008-10-17, and with operators that are not about text. */
  readonly variables: boolean;
}

const isVariable = (part: Token | Variable): part is Variable => typeof part === "object";

const escapes = ["*", "?", "$"];

/** `key`, or `key, 'default'`. */
const variableOf = (inside: string): Variable => {
  const comma = inside.indexOf(",");
  if (comma < 0) return { key: inside.trim().toLowerCase(), fallback: undefined };
  const fallback = inside.slice(comma + 1).trim();
  const quoted = fallback.length > 1 && fallback.startsWith("'") && fallback.endsWith("'");
  return {
    key: inside.slice(0, comma).trim().toLowerCase(),
    fallback: quoted ? fallback.slice(1, -1) : fallback,
  };
};

const addPlain = (text: string, { wildcards }: Reading, parts: (Token | Variable)[]): void => {
  if (!wildcards) {
    if (text !== "") parts.push(text);
    return;
  }
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (c !== "*" && c !== "?") continue;
    if (at > from) parts.push(text.slice(from, at));
    parts.push(c === "*" ? any : one);
    from = at + 1;
  }
  if (from < text.length) parts.push(text.slice(from));
};

const addText = (text: string, reading: Reading, parts: (Token | Variable)[]): void => {
  let from = 0;
  while (reading.variables) {
    const start = text.indexOf("${", from);
    const end = start < 0 ? -1 : text.indexOf("}", start);
    if (end < 0) break;
    addPlain(text.slice(from, start), reading, parts);
    const inside = text.slice(start + 2, end);
    parts.push(escapes.includes(inside) ? inside : variableOf(inside));
    from = end + 1;
  }
  addPlain(text.slice(from), reading, parts);
};

/**
 * Takes a text apart. What variables stand for is plain text, wildcards in it too; `${*}`, `${?}` and `${$}` are the characters.
 * Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */
export const templateOf = (text: Text, reading: Reading): Template => {
  const parts: (Token | Variable)[] = [];
  if (!text.unknown) {
    addText(text.text, reading, parts);
    return { parts, unknown: false };
  }
  const known = text.known ?? ["", ""];
  // What is not known may stand inside of a variable, and then any of the text may change.
  const pieces = reading.variables && known.some((piece) => piece.includes("$")) ? ["", ""] : known;
  for (const [i, piece] of pieces.entries()) {
    if (i > 0) parts.push(any);
    addText(piece, reading, parts);
  }
  return { parts, unknown: true };
};

/** True when the request has no say in what a template stands for. */
export const isFixed = ({ parts }: Template): boolean => !parts.some(isVariable);

/** What a template stands for in a request; `undefined` when a variable has no value, and then nothing matches it. */
export const resolve = (template: Template, context: Context): { tokens: Token[]; unknown: boolean } | undefined => {
  const tokens: Token[] = [];
  let { unknown } = template;
  for (const part of template.parts) {
    if (!isVariable(part)) {
      tokens.push(part);
      continue;
    }
    const value = context.get(part.key);
    if (value === unknownValue || value === mayBeAbsent) {
      unknown = true;
      tokens.push(any);
    } else {
      const text = typeof value === "string" ? value : part.fallback;
      if (text === undefined) return undefined;
      tokens.push(text);
    }
  }
  return { tokens, unknown };
};
