import type { Token } from "../../src/evaluate/filter-pattern/tokens";
import type { Snapshot } from "../../src/snapshot/snapshot";
import { declared, type Mutation, mutationOf } from "./change";
import { wordingsIn } from "./languages";
import { type PatternTree, printCondition, printPattern, readPattern, variants } from "./pattern-tree";
import { isSame } from "./values-at";

/** Another word of the same form: a wildcard stays where it is. */
const otherWord = (text: string): string =>
  text.endsWith("*") ? `${text.slice(0, -1)}Elsewhere*` : `${text}Elsewhere`;

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
  declared(snapshot).flatMap((resource) =>
    wordingsIn(resource.outputs)
      .filter(({ language }) => language === "pattern")
      .flatMap(({ path, value }) =>
        spoiledPatterns(String(value)).map(([what, text]) =>
          mutationOf("pattern", snapshot, resource, { path, what, value: text }),
        ),
      ),
  );

/** A list of an event pattern without one of its values, or with another in its place; then the whole, spoiled. */
export const spoiledEventPatterns = (text: string): readonly (readonly [what: string, text: string])[] => {
  const spoil = (value: unknown, path: string): readonly (readonly [what: string, value: unknown])[] => {
    if (Array.isArray(value))
      return value.flatMap((item: unknown, i) => {
        const name = `${path} ${JSON.stringify(item)}`;
        return [
          ...(value.length > 1 ? [[`${name} dropped`, value.filter((_, k) => k !== i)] as const] : []),
          ...(typeof item === "string"
            ? [[`${name} given another value`, value.map((each, k) => (k === i ? otherWord(item) : each))] as const]
            : []),
        ];
      });
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      spoil(inner, path === "" ? key : `${path}.${key}`).map(
        ([what, next]) => [what, { ...value, [key]: next }] as const,
      ),
    );
  };
  const pattern: unknown = JSON.parse(text);
  return [
    ...spoil(pattern, "").flatMap(([what, next]) =>
      isSame(next, pattern) ? [] : [[what, JSON.stringify(next)] as const],
    ),
    ["emptied", "{}"],
    ["its last brace left out", text.trim().slice(0, -1)],
  ];
};

/** Every event pattern of a stack, spoiled. */
export const eventPatternMutations = (snapshot: Snapshot): readonly Mutation[] =>
  declared(snapshot).flatMap((resource) =>
    wordingsIn(resource.outputs)
      .filter(({ language }) => language === "eventPattern")
      .flatMap(({ path, value }) =>
        spoiledEventPatterns(String(value)).map(([what, text]) =>
          mutationOf("eventPattern", snapshot, resource, { path, what, value: text }),
        ),
      ),
  );
