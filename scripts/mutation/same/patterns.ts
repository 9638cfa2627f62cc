import { filterPattern } from "../../../src/evaluate";
import type { Token } from "../../../src/evaluate/filter-pattern/tokens";
import type { Snapshot } from "../../../src/snapshot/snapshot";
import type { Variation } from "../change";
import { mapped, type PatternTree, printPattern, readPattern } from "../pattern-tree";
import { reworded } from "../worded";

/** A word that no one can take for a number, a keyword or a wildcard. */
const isPlainWord = (text: string): boolean => /^[A-Za-z][A-Za-z0-9.]*$/.test(text);

const withValues = (tree: PatternTree, rewrite: (value: Token) => Token): PatternTree =>
  mapped(tree, (node) =>
    "condition" in node && node.condition[1]?.kind === "operator"
      ? { condition: node.condition.map((token, i) => (i === 2 ? rewrite(token) : token)) }
      : node,
  );

const quoted = (value: Token): Token =>
  value.kind === "word" && isPlainWord(value.text) ? { ...value, kind: "string" } : value;

const unquoted = (value: Token): Token =>
  value.kind === "string" && isPlainWord(value.text) ? { ...value, kind: "word" } : value;

/** Terms of an OR and of an AND in another order. */
const reversed = (tree: PatternTree): PatternTree =>
  mapped(tree, (node) => ("parts" in node ? { ...node, parts: [...node.parts].reverse() } : node));

/** Other ways to write a filter pattern, each with the same meaning. */
export const patternRewordings: Readonly<Record<string, (text: string) => string>> = {
  "extra blanks": (text) => printPattern(readPattern(text), "  "),
  "terms in another order": (text) => printPattern(reversed(readPattern(text))),
  "words in quotes": (text) => printPattern(withValues(readPattern(text), quoted)),
  "words without quotes": (text) => printPattern(withValues(readPattern(text), unquoted)),
  "parentheses around everything": (text) => `{ (${printPattern(readPattern(text)).slice(1, -1)}) }`,
};

/** Longer than the provider takes is no way to write it. */
const isAccepted = (text: string): boolean => {
  try {
    filterPattern.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Every filter pattern of a stack, in other words. */
export const patternVariations = (snapshot: Snapshot): readonly Variation[] =>
  reworded(snapshot, "pattern", (value) =>
    Object.entries(patternRewordings)
      .map(([what, reword]) => [what, reword(String(value))] as const)
      .filter(([, text]) => isAccepted(text)),
  );
