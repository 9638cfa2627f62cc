import type { Token } from "../../src/evaluate/filter-pattern/tokens";
import type { Snapshot } from "../../src/snapshot/snapshot";
import type { Mutation } from "./change";
import { type PatternTree, printCondition, printPattern, readPattern, variants } from "./pattern-tree";
import { spoiled } from "./worded";
import { otherWord } from "./words";

/**
 * A condition that holds for something else. Where it asks for a value, another value; where it excludes one, that value
 * alone: to exclude something else instead makes a pattern match more, and its detection still sees everything.
 */
const otherCondition = (condition: readonly Token[]): readonly (readonly [what: string, readonly Token[]])[] => {
  const [selector, operator, value] = condition;
  if (!selector || !operator || !value) return [];
  if (operator.text === "=")
    return [["given another value", [selector, operator, { ...value, text: otherWord(value.text) }]]];
  if (operator.text === "!=") return [["turned into =", [selector, { ...operator, text: "=" }, value]]];
  return operator.text === "NOT"
    ? [["turned into IS NULL", [selector, { ...operator, text: "IS" }, { ...value, text: "NULL" }]]]
    : [];
};

const ofNode = (
  node: PatternTree,
  parent: PatternTree | undefined,
): readonly (readonly [what: string, PatternTree | undefined])[] => {
  const name = "condition" in node ? printCondition(node.condition) : `(${node.parts.length} joined by ${node.join})`;
  return [
    ...(parent && "join" in parent && parent.join === "||" ? [[`${name} dropped`, undefined] as const] : []),
    ...("condition" in node
      ? otherCondition(node.condition).map(([what, condition]) => [`${name} ${what}`, { condition }] as const)
      : [[`${name} joined by the other`, { ...node, join: node.join === "&&" ? "||" : "&&" }] as const]),
  ];
};

/** Every step that makes a filter pattern match something else, everything, or nothing that is a pattern. */
export const spoiledPatterns = (text: string): readonly (readonly [what: string, text: string])[] => [
  ...variants(readPattern(text), ofNode).flatMap(([what, tree]) => (tree ? [[what, printPattern(tree)] as const] : [])),
  ["emptied", ""],
  ["its last brace left out", text.trim().slice(0, -1)],
];

/** Every filter pattern of a stack, spoiled. */
export const patternMutations = (snapshot: Snapshot): readonly Mutation[] =>
  spoiled(snapshot, "pattern", (value) => spoiledPatterns(String(value)));
