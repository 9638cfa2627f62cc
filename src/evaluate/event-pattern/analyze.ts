import { all, any, type Truth } from "../three-valued";
import type { Clause, Clauses, Leaf } from "./clauses";
import type { Scalar, Test } from "./syntax";

/** Something in a pattern that does not mean what it seems to. */
export interface PatternProblem {
  /** The path of the field, e.g. `detail.eventName`. */
  readonly path: string;
  readonly problem: string;
}

/** The fields of every event (EventBridge User Guide, "Event structure reference"); `replay-name` is there in replays only. */
const envelope = [
  ...["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail", "replay-name"],
];

const topOf = (path: string): string => path.slice(0, `${path}.`.indexOf("."));

/** Fields that hold a text, so that nothing else can be met and nothing is below them. */
const isText = (path: string): boolean => !["resources", "detail"].includes(path) && envelope.includes(path);

const isForNoText = (test: Test): boolean =>
  test.kind === "equals" || test.kind === "range" || (test.kind === "literal" && typeof test.value !== "string");

const problemOf = (leaf: Leaf): string | undefined => {
  if (leaf.acceptsAbsence !== false) return undefined;
  const top = topOf(leaf.path);
  if (!envelope.includes(top))
    return `is no field of an event, so nothing meets it; the fields are ${envelope.slice(0, -1).join(", ")}, and what a service says is in detail.`;
  if (isText(top) && leaf.path !== top) return `is below \`${top}\`, which is a text, so nothing meets it.`;
  return isText(top) && leaf.tests.every(isForNoText) ? "is a text in every event, and none is asked for." : undefined;
};

/** A field holds a value and fields of its own in an array only. */
const clashOf = ({ leaves }: Clause): string | undefined => {
  const valued = new Set(leaves.filter(({ acceptsAbsence }) => acceptsAbsence === false).map(({ path }) => path));
  for (const path of valued)
    for (let dot = path.indexOf("."); dot >= 0; dot = path.indexOf(".", dot + 1))
      if (valued.has(path.slice(0, dot))) return path.slice(0, dot);
  return undefined;
};

const truthOf = (clause: Clause): Truth =>
  clause.leaves.some((leaf) => problemOf(leaf) !== undefined) ? false : clause.open ? undefined : true;

/** What is wrong with a pattern that is well-formed. */
export const problemsOf = (
  compiled: Clauses,
): { readonly canMatch: Truth; readonly list: readonly PatternProblem[] } => {
  const list = new Map<string, string>();
  for (const leaf of compiled.leaves) {
    const problem = problemOf(leaf);
    if (problem) list.set(leaf.path, problem);
  }
  for (const clause of compiled.clauses) {
    const path = clashOf(clause);
    if (path !== undefined)
      list.set(path, "is asked for a value and for fields below it, which only a list of both has.");
  }
  for (const path of compiled.overridden) list.set(path, "is asked for more than once, and only the last time counts.");
  return {
    canMatch: any(compiled.clauses.map(truthOf)),
    list: [...list].map(([path, problem]) => ({ path, problem })),
  };
};

/** Whether a clause leaves these fields as they are; it may ask for more. */
const admits = ({ leaves }: Clause, fields: ReadonlyMap<string, Scalar>): Truth =>
  all(
    leaves.flatMap((leaf) => {
      const value = fields.get(leaf.path);
      return value === undefined ? [] : [leaf.accepts(value)];
    }),
  );

/** An open clause admits what it does not rule out; but what it asks for besides may rule that out. */
export const admitterOf =
  ({ clauses }: Clauses) =>
  (fields: Readonly<Record<string, Scalar>>): Truth => {
    const known = new Map(Object.entries(fields));
    return any(clauses.map((clause) => all([admits(clause, known), clause.open ? undefined : true])));
  };

/** The values of a field over all clauses; undefined as soon as one clause takes others as well. */
export const literalsOf = ({ clauses }: Clauses, path: string): readonly Scalar[] | undefined => {
  const values = new Set<Scalar>();
  for (const { leaves } of clauses) {
    const tests = leaves.find((leaf) => leaf.path === path)?.tests;
    if (!tests) return undefined;
    for (const test of tests) {
      if (test.kind !== "literal") return undefined;
      values.add(test.value);
    }
  }
  return [...values];
};
