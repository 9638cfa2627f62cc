import type { Snapshot } from "../../../src/snapshot/snapshot";
import type { Variation } from "../change";
import { reworded } from "../worded";

type Selector = Readonly<Record<string, unknown>>;

const backwards = (value: unknown): unknown => (Array.isArray(value) ? [...value].reverse() : value);

/** Other ways to write event selectors, each with the same meaning. */
export const selectorRewordings: Readonly<Record<string, (selectors: readonly Selector[]) => readonly Selector[]>> = {
  "in another order": (selectors) => [...selectors].reverse(),
  "fields in another order": (selectors) =>
    selectors.map((selector) =>
      "fieldSelectors" in selector ? { ...selector, fieldSelectors: backwards(selector.fieldSelectors) } : selector,
    ),
  "other names": (selectors) =>
    selectors.map((selector, i) => ("name" in selector ? { ...selector, name: `selector ${i + 1}` } : selector)),
};

/** Every list of event selectors of a stack, in other words. */
export const selectorVariations = (snapshot: Snapshot): readonly Variation[] =>
  reworded(snapshot, "selector", (value) =>
    Object.entries(selectorRewordings).map(([what, reword]) => [what, reword(value as readonly Selector[])]),
  );
