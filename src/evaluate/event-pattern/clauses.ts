import { EventPatternSyntaxError, type Field, type Test } from "./syntax";
import { type Alternatives, alternativesOf } from "./values";

/** What a pattern asks of one field. */
export interface Leaf extends Alternatives {
  /** Distinguishes it from the pattern's other leaves. */
  readonly id: number;
  /** Keys joined with dots: EventBridge does not tell `a.b` from `b` in `a`. */
  readonly path: string;
  readonly tests: readonly Test[];
}

/** One way to meet a pattern: every leaf holds; a `$or` makes a clause of each branch. */
export interface Clause {
  /** In the order of their paths, in which EventBridge looks at them. */
  readonly leaves: readonly Leaf[];
  /** True when it asks for more, which cannot be known. */
  readonly open: boolean;
}

/** A pattern as clauses. */
export interface Clauses {
  readonly clauses: readonly Clause[];
  readonly leaves: readonly Leaf[];
  /** Paths that are asked for a second time, where only the last time counts. */
  readonly overridden: ReadonlySet<string>;
}

/** More combinations of branches than a rule can sensibly have. */
const MAX_CLAUSES = 1000;

/** All clauses' leaves together: what one event may cost. */
const MAX_LEAVES = 50_000;

/** How many clauses there will be, and how many leaves in all, told without making them. */
const sizeOf = (fields: readonly Field[]): readonly [clauses: number, leaves: number] => {
  let [clauses, leaves] = [1, 0];
  for (const field of fields) {
    let [more, own] = [1, 1];
    if (field.kind === "fields") [more, own] = sizeOf(field.fields);
    else if (field.kind === "or") {
      const sizes = field.branches.map(sizeOf);
      more = sizes.reduce((sum, [each]) => sum + each, 0);
      own = sizes.reduce((sum, [, each]) => sum + each, 0);
    }
    leaves = leaves * more + own * clauses;
    clauses *= more;
  }
  return [clauses, leaves];
};

interface Draft {
  readonly leaves: Map<string, Leaf>;
  open: boolean;
}

class Expander {
  readonly leaves: Leaf[] = [];
  readonly overridden = new Set<string>();

  expand(fields: readonly Field[], above: string, drafts: readonly Draft[]): readonly Draft[] {
    let result = drafts;
    for (const field of fields) {
      if (field.kind === "or") {
        const before = result;
        result = field.branches.flatMap((branch) =>
          this.expand(
            branch,
            above,
            before.map(({ leaves, open }) => ({ leaves: new Map(leaves), open })),
          ),
        );
        continue;
      }
      const path = above === "" ? field.key : `${above}.${field.key}`;
      if (field.kind === "fields") result = this.expand(field.fields, path, result);
      else if (field.kind === "tests") this.write(result, this.leaf(path, field.tests));
      else this.obscure(result, above);
    }
    return result;
  }

  private leaf(path: string, tests: readonly Test[]): Leaf {
    const leaf = { id: this.leaves.length, path, tests, ...alternativesOf(tests) };
    this.leaves.push(leaf);
    return leaf;
  }

  private write(drafts: readonly Draft[], leaf: Leaf): void {
    for (const { leaves } of drafts) {
      if (leaves.has(leaf.path)) this.overridden.add(leaf.path);
      leaves.set(leaf.path, leaf);
    }
  }

  /** What is unknown may ask for anything here, and once more for what has been asked for before. */
  private obscure(drafts: readonly Draft[], above: string): void {
    for (const draft of drafts) {
      draft.open = true;
      for (const path of draft.leaves.keys())
        if (above === "" || path === above || path.startsWith(`${above}.`))
          draft.leaves.set(path, this.leaf(path, [{ kind: "unknown", source: undefined }]));
    }
  }
}

const byPath = (a: Leaf, b: Leaf): number => (a.path < b.path ? -1 : 1);

/** Makes a pattern's clauses. Throws `EventPatternSyntaxError` when there are too many. */
export const clausesOf = (fields: readonly Field[]): Clauses => {
  const [count, size] = sizeOf(fields);
  if (count > MAX_CLAUSES || size > MAX_LEAVES)
    throw new EventPatternSyntaxError(
      "",
      `The pattern's $or make more than ${MAX_CLAUSES} combinations, or these too large; use fewer.`,
    );
  const expander = new Expander();
  const drafts = expander.expand(fields, "", [{ leaves: new Map(), open: false }]);
  return {
    clauses: drafts.map(({ leaves, open }) => ({ leaves: [...leaves.values()].sort(byPath), open })),
    leaves: expander.leaves,
    overridden: expander.overridden,
  };
};
