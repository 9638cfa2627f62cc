import type { Truth } from "../three-valued";
import type { Leaf } from "./clauses";
import type { Found, Scope } from "./fields";

/** Elements of arrays that have been settled upon: the innermost ones, of which none is in another. */
type Choice = readonly Scope[];

/** Values that the choices of one event may look at, all clauses together; an event that needs more is left undecided. */
const MAX_PAIRS = 100_000;

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

const extend = (choice: Choice, scope: Scope | undefined): Choice => {
  if (!scope || choice.some((each) => isWithin(each, scope))) return choice;
  return [...choice.filter((each) => !isWithin(scope, each)), scope];
};

/** Looks for fields of one event that meet leaves together, and do not come from different elements of one array. */
export class Join {
  private pairs = 0;
  private readonly indexes = new Map<string, Index>();
  private readonly answers = new Map<string, Truth>();

  constructor(private readonly foundFor: (leaf: Leaf) => readonly Found[]) {}

  /** Whether the leaves, in the order of their paths, can be met. Source: event-ruler, README, "Arrays". */
  isConsistent(leaves: readonly Leaf[]): Truth {
    const key = leaves.map(({ id }) => id).join();
    if (!this.answers.has(key)) this.answers.set(key, this.answer(leaves));
    return this.answers.get(key);
  }

  private answer(leaves: readonly Leaf[]): Truth {
    const last = this.lastUses(leaves);
    const surely = this.search(leaves, last, (truth) => truth === true);
    if (surely !== false || !leaves.some(({ open }) => open)) return surely;
    return this.search(leaves, last, (truth) => truth !== false) === false ? false : undefined;
  }

  private indexOf(leaf: Leaf): Index {
    const known = this.indexes.get(leaf.path);
    if (known) return known;
    const index = new Index(this.foundFor(leaf));
    this.indexes.set(leaf.path, index);
    return index;
  }

  /** The last leaf that looks into each array: after it, which element was chosen does not matter any more. */
  private lastUses(leaves: readonly Leaf[]): ReadonlyMap<number, number> {
    const last = new Map<number, number>();
    leaves.forEach((leaf, i) => {
      const found = this.foundFor(leaf);
      this.pairs += found.length;
      for (const { scope } of found)
        for (let each = scope; each && last.get(each.array) !== i; each = each.parent) last.set(each.array, i);
    });
    return last;
  }

  /** Tries the leaves one after the other; each adds to the choices of elements, or leaves none. */
  private search(leaves: readonly Leaf[], last: ReadonlyMap<number, number>, isHit: (truth: Truth) => boolean): Truth {
    let choices: readonly Choice[] = [[]];
    for (const [i, leaf] of leaves.entries()) {
      const next = new Map<string, Choice>();
      const keep = (choice: Choice): void => {
        let kept: Choice = [];
        for (const each of choice) {
          let scope: Scope | undefined = each;
          while (scope && (last.get(scope.array) ?? 0) <= i) scope = scope.parent;
          kept = extend(kept, scope);
        }
        const key = kept.length > 1 ? kept.map(({ id }) => id).sort() : kept.map(({ id }) => id);
        next.set(key.join(), kept);
      };
      const index = this.indexOf(leaf);
      for (const choice of choices) {
        const agreeing = index.agreeing(choice);
        this.pairs += agreeing.length + 1;
        if (this.pairs > MAX_PAIRS) return undefined;
        if (agreeing.length === 0 && isHit(leaf.acceptsAbsence)) keep(choice);
        for (const { value, scope } of agreeing) if (isHit(leaf.accepts(value))) keep(extend(choice, scope));
      }
      if (next.size === 0) return false;
      choices = [...next.values()];
    }
    return true;
  }
}
