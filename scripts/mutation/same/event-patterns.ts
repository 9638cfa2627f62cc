import type { Snapshot } from "../../../src/snapshot/snapshot";
import type { Variation } from "../change";
import { isContainer } from "../values-at";
import { reworded } from "../worded";

/** Fields in another order, and values too: a list matches when any of it does (EventBridge, "Event patterns"). */
const backwards = (value: unknown): unknown => {
  if (!isContainer(value)) return value;
  if (Array.isArray(value)) return value.map(backwards).reverse();
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, backwards(item)] as const)
      .reverse(),
  );
};

/** Other ways to write an event pattern, each with the same meaning. */
export const eventPatternRewordings: Readonly<Record<string, (text: string) => string>> = {
  "in another order": (text) => JSON.stringify(backwards(JSON.parse(text))),
  "on many lines": (text) => JSON.stringify(JSON.parse(text), null, 2),
};

/** Every event pattern of a stack, in other words. */
export const eventPatternVariations = (snapshot: Snapshot): readonly Variation[] =>
  reworded(snapshot, "eventPattern", (value) =>
    Object.entries(eventPatternRewordings).map(([what, reword]) => [what, reword(String(value))]),
  );
