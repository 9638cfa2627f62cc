import type { Truth } from "../three-valued";
import type { Leaf } from "./clauses";
import type { Found, Scope } from "./fields";

/** A leaf with all values of its field. */
export interface Candidate {
  readonly leaf: Leaf;
  readonly found: readonly Found[];
}

/** Elements of arrays that have been settled upon: the innermost ones, of which none is in another. */
type Choice = readonly Scope[];

/** Pairs of a choice and a value that one clause may look at; an event that needs more is left undecided. */
const MAX_PAIRS = 200_000;

const at = (scope: Scope | undefined, depth: number): Scope | undefined => {
  let each = scope;
  while (each && each.depth > depth) each = each.parent;
  return each;
};

/** False when the two are in different elements of one array. */
const agree = (a: Scope | undefined, b: Scope | undefined): boolean => {
  if (!a || !b) return true;
  const depth = Math.min(a.depth, b.depth);
  let [x, y] = [at(a, depth), at(b, depth)];
  while (x && y && x.parent !== y.parent) [x, y] = [x.parent, y.parent];
  return x === y || x?.array !== y?.array;
};

const isWithin = (inner: Scope, outer: Scope): boolean => at(inner, outer.depth) === outer;

/** The values of one field by the elements and arrays that they are in. */
class Index {
  private readonly within = new Map<Scope, Found[]>();
  private readonly directly = new Map<Scope | undefined, Found[]>();
  private readonly inArray = new Map<number, Found[]>();
  private readonly arraysIn = new Map<Scope | undefined, Set<number>>();

  constructor(private readonly found: readonly Found[]) {
    for (const each of found) {
      add(this.directly, each.scope, each);
      for (let scope = each.scope; scope; scope = scope.parent) {
        add(this.within, scope, each);
        add(this.inArray, scope.array, each);
        const arrays = this.arraysIn.get(scope.parent);
        if (arrays) arrays.add(scope.array);
        else this.arraysIn.set(scope.parent, new Set([scope.array]));
      }
    }
  }

  /** The values that agree with a choice, without looking at the others. */
  agreeing([first, ...others]: Choice): readonly Found[] {
    if (!first) return this.found;
    const result: Found[] = [...(this.within.get(first) ?? [])];
    for (let scope: Scope | undefined = first; scope; scope = scope.parent) {
      result.push(...(this.directly.get(scope.parent) ?? []));
      for (const array of this.arraysIn.get(scope.parent) ?? [])
        if (array !== scope.array) result.push(...(this.inArray.get(array) ?? []));
    }
    return others.length === 0 ? result : result.filter(({ scope }) => others.every((other) => agree(other, scope)));
  }
}

const add = <K>(map: Map<K, Found[]>, key: K, value: Found): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

/** The last leaf that looks into each array: after it, which element was chosen does not matter any more. */
const lastUses = (candidates: readonly Candidate[]): ReadonlyMap<number, number> => {
  const last = new Map<number, number>();
  candidates.forEach(({ found }, i) => {
    for (const { scope } of found)
      for (let each = scope; each && last.get(each.array) !== i; each = each.parent) last.set(each.array, i);
  });
  return last;
};

const extend = (choice: Choice, scope: Scope | undefined): Choice => {
  if (!scope || choice.some((each) => isWithin(each, scope))) return choice;
  return [...choice.filter((each) => !isWithin(scope, each)), scope];
};

/** Tries the leaves in their order; each adds to the choices of elements, or leaves none. */
const search = (
  candidates: readonly Candidate[],
  indexes: readonly Index[],
  last: ReadonlyMap<number, number>,
  isHit: (truth: Truth) => boolean,
): Truth => {
  let choices: readonly Choice[] = [[]];
  let pairs = 0;
  for (const [i, { leaf }] of candidates.entries()) {
    const next = new Map<string, Choice>();
    const keep = (choice: Choice): void => {
      let kept: Choice = [];
      for (const each of choice) {
        let scope: Scope | undefined = each;
        while (scope && (last.get(scope.array) ?? 0) <= i) scope = scope.parent;
        kept = extend(kept, scope);
      }
      next.set(
        kept
          .map(({ id }) => id)
          .sort()
          .join(),
        kept,
      );
    };
    for (const choice of choices) {
      const agreeing = indexes[i]?.agreeing(choice) ?? [];
      pairs += agreeing.length + 1;
      if (pairs > MAX_PAIRS) return undefined;
      if (agreeing.length === 0 && leaf.acceptsAbsence) keep(choice);
      for (const { value, scope } of agreeing) if (isHit(leaf.accepts(value))) keep(extend(choice, scope));
    }
    if (next.size === 0) return false;
    choices = [...next.values()];
  }
  return true;
};

/**
 * Whether leaves can be met by fields that do not come from different elements of one array.
 * Source: event-ruler, README, "And and Or Relationship among fields with Ruler" and "Arrays".
 */
export const isConsistent = (candidates: readonly Candidate[]): Truth => {
  const last = lastUses(candidates);
  const indexes = candidates.map(({ found }) => new Index(found));
  const surely = search(candidates, indexes, last, (truth) => truth === true);
  if (surely !== false || !candidates.some(({ leaf }) => leaf.open)) return surely;
  return search(candidates, indexes, last, (truth) => truth !== false) === false ? false : undefined;
};
