import { all, any, type Truth } from "../three-valued";
import type { Clause, Clauses, Leaf } from "./clauses";
import { type Found, stepsTo, valuesIn } from "./fields";
import { isConsistent } from "./join";

/** Whether a leaf holds where no array takes part. */
const holds = (leaf: Leaf, found: readonly Found[]): Truth => {
  if (found.length === 0) return leaf.acceptsAbsence;
  let result: Truth = false;
  for (const { value } of found) {
    const truth = leaf.accepts(value);
    if (truth) return true;
    if (truth === undefined) result = undefined;
  }
  return result;
};

/** Compiles clauses to a function that says whether an event meets one of them. */
export const matcherOf = ({ clauses, leaves }: Clauses): ((event: object) => Truth) => {
  const paths = [...new Set(leaves.map(({ path }) => path))];
  const slots = new Map(paths.map((path, slot) => [path, slot]));
  const slotOf = leaves.map(({ path }) => slots.get(path) ?? 0);
  const root = stepsTo(paths);

  return (event) => {
    const found = valuesIn(event, root, paths.length);
    const scoped = found.map((each) => each.some(({ scope }) => scope));
    const foundFor = (leaf: Leaf): readonly Found[] => found[slotOf[leaf.id] ?? 0] ?? [];
    const inArrays = (leaf: Leaf): boolean => scoped[slotOf[leaf.id] ?? 0] ?? false;
    const truths = new Map<Leaf, Truth>();
    const truthOf = (leaf: Leaf): Truth => {
      if (truths.has(leaf)) return truths.get(leaf);
      const truth = holds(leaf, foundFor(leaf));
      truths.set(leaf, truth);
      return truth;
    };

    const meets = (clause: Clause): Truth => {
      let truth: Truth = clause.open ? undefined : true;
      let [arrays, present] = [0, false];
      for (const leaf of clause.leaves) {
        const each = truthOf(leaf);
        const scattered = inArrays(leaf);
        if (scattered) arrays++;
        // A field that is there may be missing from the one element that the other fields are in.
        if (each === false && !(scattered && leaf.acceptsAbsence)) return false;
        if (each === false) present = true;
        if (each === undefined) truth = undefined;
      }
      if (arrays < 2) return present ? false : truth;
      const joined = isConsistent(clause.leaves.map((leaf) => ({ leaf, found: foundFor(leaf) })));
      return all([clause.open ? undefined : true, joined]);
    };
    return any(clauses.map(meets));
  };
};
