import type { Snapshot } from "../../src/snapshot/snapshot";
import type { Mutation } from "./change";
import { isContainer, isSame } from "./values-at";
import { spoiled } from "./worded";
import { otherWord } from "./words";

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
    if (!isContainer(value)) return [];
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

/** A pattern that is given as an object cannot be broken as a text. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Every event pattern of a stack, spoiled. */
export const eventPatternMutations = (snapshot: Snapshot): readonly Mutation[] =>
  spoiled(snapshot, "eventPattern", (value) =>
    typeof value === "string"
      ? spoiledEventPatterns(value)
      : spoiledEventPatterns(JSON.stringify(value)).flatMap(([what, text]) => {
          const pattern = parsed(text);
          return pattern === undefined ? [] : [[what, pattern]];
        }),
  );
