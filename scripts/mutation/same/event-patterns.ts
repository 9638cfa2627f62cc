import type { Snapshot } from "../../../src/snapshot/snapshot";
import type { Variation } from "../change";
import { isContainer } from "../values-at";
import { reworded } from "../worded";

/** What stands under a field: values to match, more fields, or, under `$or`, whole patterns. */
const backwardsUnder = (key: string, value: unknown): unknown => {
  if (!Array.isArray(value)) return backwards(value);
  return (key === "$or" ? value.map(backwards) : [...value]).reverse();
};

/**
 * Fields in another order, and values too: a list matches when any of it does. What an operator lists stays as it is: in
 * `{"numeric": [">=", 4]}` the order has a meaning. Source: EventBridge User Guide, "Comparison operators for use in event
 * patterns".
 */
const backwards = (pattern: unknown): unknown =>
  isContainer(pattern)
    ? Object.fromEntries(
        Object.entries(pattern)
          .map(([key, value]) => [key, backwardsUnder(key, value)] as const)
          .reverse(),
      )
    : pattern;

/** Other ways to write an event pattern, each with the same meaning. */
export const eventPatternRewordings: Readonly<Record<string, (text: string) => string>> = {
  "in another order": (text) => JSON.stringify(backwards(JSON.parse(text))),
  "on many lines": (text) => JSON.stringify(JSON.parse(text), null, 2),
};

/** Every event pattern of a stack, in other words. */
export const eventPatternVariations = (snapshot: Snapshot): readonly Variation[] =>
  reworded(snapshot, "eventPattern", (value) =>
    Object.entries(eventPatternRewordings).map(([what, reword]) =>
      typeof value === "string" ? [what, reword(value)] : [what, JSON.parse(reword(JSON.stringify(value)))],
    ),
  );
