import { all, any, type Truth } from "../three-valued";
import type { Clause, Clauses, Leaf } from "./clauses";
import { type Found, stepsTo, valuesIn } from "./fields";
import { Join } from "./join";

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
    const { found, scattered } = valuesIn(event, root, paths.length);
    const foundFor = (leaf: Leaf): readonly Found[] => found[slotOf[leaf.id] ?? 0] ?? [];
    const inArrays = (leaf: Leaf): boolean => scattered[slotOf[leaf.id] ?? 0] ?? false;
    const join = new Join(foundFor);
    const truths: (Truth | "untold")[] = leaves.map(() => "untold");
    const truthOf = (leaf: Leaf): Truth => {
      const told = truths[leaf.id];
      if (told !== "untold") return told;
      const truth = holds(leaf, foundFor(leaf));
      truths[leaf.id] = truth;
      return truth;
    };

    const meets = (clause: Clause): Truth => {
      let truth: Truth = clause.open ? undefined : true;
      const toJoin: Leaf[] = [];
      let present = false;
      for (const leaf of clause.leaves) {
        const each = truthOf(leaf);
        const isScattered = inArrays(leaf);
        if (isScattered) toJoin.push(leaf);
        // A field that is there may be missing from the one element that the other fields are in.
        if (each === false && !(isScattered && leaf.acceptsAbsence !== false)) return false;
        if (each === false) present = true;
        if (each === undefined && !isScattered) truth = undefined;
      }
      if (toJoin.length === 1) return present ? false : all([truth, ...toJoin.map(truthOf)]);
      return toJoin.length === 0 ? truth : all([truth, join.isConsistent(toJoin)]);
    };
    return any(clauses.map(meets));
  };
};
