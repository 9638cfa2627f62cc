import { withDefaults } from "../../src/evaluate/filter-pattern/options";
import { type Token, tokenize } from "../../src/evaluate/filter-pattern/tokens";

/** A filter pattern as it is written, so that it can be written otherwise. */
export type PatternTree =
  | { readonly join: "&&" | "||"; readonly parts: readonly PatternTree[] }
  | { readonly condition: readonly Token[] };

/** Reads a pattern of the JSON language that is known to parse. */
export const readPattern = (text: string): PatternTree => {
  const pattern = text.trim();
  const tokens = tokenize(pattern, 1, pattern.length - 1, { language: "json", options: withDefaults({}) });
  let next = 0;
  const primary = (): PatternTree => {
    if (tokens[next]?.kind === "(") {
      next++;
      const inner = joined("||");
      next++;
      return inner;
    }
    const condition: Token[] = [];
    for (let token = tokens[next]; token && !["&&", "||", ")"].includes(token.kind); token = tokens[++next])
      condition.push(token);
    return { condition };
  };
  const joined = (join: "&&" | "||"): PatternTree => {
    const part = (): PatternTree => (join === "||" ? joined("&&") : primary());
    const parts = [part()];
    for (; tokens[next]?.kind === join; parts.push(part())) next++;
    return parts.length === 1 && parts[0] ? parts[0] : { join, parts };
  };
  return joined("||");
};

const printToken = ({ kind, text }: Token): string => {
  if (kind === "string") return `"${text.replace(/["\\]/g, "\\$&")}"`;
  return kind === "regex" ? `%${text}%` : text;
};

/** A pattern's condition as text. */
export const printCondition = (condition: readonly Token[], blank = " "): string =>
  condition.map(printToken).join(blank);

/** Writes a pattern; a condition beside others gets its parentheses. */
export const printPattern = (tree: PatternTree, blank = " "): string => {
  const print = (node: PatternTree): string =>
    "condition" in node
      ? `(${printCondition(node.condition, blank)})`
      : node.parts
          .map((part) => ("join" in part ? `(${print(part)})` : print(part)))
          .join(`${blank}${node.join}${blank}`);
  return `{${blank}${print(tree)}${blank}}`;
};

/** Every tree that comes of changing one node; `change` gives what may stand in a node's place, `undefined` for nothing. */
export const variants = (
  tree: PatternTree,
  change: (
    node: PatternTree,
    parent: PatternTree | undefined,
  ) => readonly (readonly [what: string, PatternTree | undefined])[],
  parent?: PatternTree,
): readonly (readonly [what: string, PatternTree | undefined])[] => [
  ...change(tree, parent),
  ...("parts" in tree
    ? tree.parts.flatMap((part, i) =>
        variants(part, change, tree).map(([what, next]) => {
          const parts = tree.parts.flatMap((each, k) => (k === i ? (next ? [next] : []) : [each]));
          return [what, parts.length === 1 ? parts[0] : { ...tree, parts }] as const;
        }),
      )
    : []),
];

/** The tree with every node replaced, the innermost first. */
export const mapped = (tree: PatternTree, change: (node: PatternTree) => PatternTree): PatternTree =>
  change("parts" in tree ? { ...tree, parts: tree.parts.map((part) => mapped(part, change)) } : tree);
