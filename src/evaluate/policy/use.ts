import { fill } from "./circumstances";
import { type Effort, effortOf, type Outsider, type Possibility } from "./possible";
import type { Policy, Statement } from "./syntax";

type Call = { readonly action: string; readonly resource: string };

/** Whether a caller can bring a call about. */
type Search<P, C, S extends Statement> = (
  policies: readonly P[],
  outsider: Outsider<C>,
  call: Call,
  effort: Effort,
) => Possibility<S>;

/** Actions and resources of one statement that are tried. */
const MOST_CALLS = 8;

const textsOf = (texts: Statement["actions"]): readonly string[] => [
  ...new Set(texts.map(({ text, unknown, known }) => fill(unknown ? (known ?? []).join("x") : text))),
];

/** One call for each pair of an action and a resource that a statement allows; what it leaves open is filled in. */
const callsOf = (statement: Statement, anyActions: readonly string[]): readonly Call[] => {
  const actions = statement.notAction ? anyActions : textsOf(statement.actions);
  const resources = statement.notResource || statement.resources.length === 0 ? ["*"] : textsOf(statement.resources);
  return actions
    .slice(0, MOST_CALLS)
    .flatMap((action) => resources.slice(0, MOST_CALLS).map((resource) => ({ action, resource })));
};

/** True when what a statement is about cannot be known, follows from the request, or is too much to be tried. */
const isVague = ({ actions, resources }: Statement): boolean =>
  [actions, resources].some((texts) => texts.length > MOST_CALLS || texts.some(({ unknown }) => unknown)) ||
  resources.some(({ text }) => text.includes("${"));

const anywhere = <S extends Statement>(statement: S): S => ({ ...statement, resources: [], notResource: false });

/**
 * Makes the question whether a caller can bring about something that a statement allows. Where it is open what the statement is
 * about, the caller can for certain what even Denies about everything leave, and what they take away cannot be told.
 * `anyActions` stand for what a statement allows that names what it does not allow.
 */
const useBy =
  <T extends string, V extends string, C>(
    search: Search<Policy<T, V>, C, Statement<T>>,
    anyActions: readonly string[],
  ) =>
  (
    policies: readonly Policy<T, V>[],
    statement: Statement<T>,
    outsider: Outsider<C>,
    effort: Effort,
  ): readonly Possibility<Statement<T>>[] => {
    const ask = (asked: readonly Policy<T, V>[], about: Statement<T>) =>
      callsOf(about, anyActions).map((call) => search(asked, outsider, call, effort));
    if (!isVague(statement)) return ask(policies, statement);
    const open = statement.notResource ? statement : anywhere(statement);
    const widest = policies.map((policy) => ({
      ...policy,
      statements: policy.statements.map((s) => (s === statement ? open : s.effect === "Deny" ? anywhere(s) : s)),
    }));
    const allows = widest.map((policy) => ({
      ...policy,
      statements: policy.statements.filter(({ effect }) => effect === "Allow"),
    }));
    const left = ask(widest, open);
    const allowed = ask(allows, open);
    return left.map((found, i) =>
      found.possible === false && allowed[i]?.possible !== false ? { ...allowed[i], possible: undefined } : found,
    );
  };

/** Statements by name, each with whom it admits: for certain, and perhaps. */
export interface Users {
  readonly sure: ReadonlyMap<string, string>;
  readonly open: ReadonlyMap<string, string>;
}

/** How many statements an answer names. */
const MANY = 3;

/** The first of some statements. */
export const firstOf = (names: ReadonlyMap<string, string>): string => [...names.keys()].slice(0, MANY).join(", ");

/** Makes the question which Allows some outsiders can use. */
export const usersBy = <T extends string, V extends string, C>(
  search: Search<Policy<T, V>, C, Statement<T>>,
  anyActions: readonly string[],
  nameOfCaller: (caller: C) => string,
) => {
  const canUse = useBy(search, anyActions);
  return (
    policies: readonly Policy<T, V>[],
    outsidersOf: (statement: Statement<T>) => readonly Outsider<C>[],
  ): Users => {
    const sure = new Map<string, string>();
    const open = new Map<string, string>();
    const note = ({ possible, by = "some statement" }: Possibility, who: string): void => {
      if (possible === true) sure.set(by, who);
      else if (possible === undefined) open.set(by, who);
    };
    const effort = effortOf();
    for (const { statements, ...policy } of policies)
      for (const statement of statements) {
        if (statement.effect !== "Allow" || sure.size >= MANY) continue;
        for (const outsider of outsidersOf(statement)) {
          // Most statements are about others: asking them alone is soon done.
          const alone = canUse([{ ...policy, statements: [statement] }], statement, outsider, effortOf());
          if (alone.every(({ possible }) => possible === false)) continue;
          for (const found of canUse(policies, statement, outsider, effort)) note(found, nameOfCaller(outsider.caller));
        }
      }
    return { sure, open };
  };
};
