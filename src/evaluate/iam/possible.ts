import { type Call, nameIn } from "./answer";
import { circumstancesOf, type Facts, fill } from "./circumstances";
import { concerning, evaluate } from "./evaluate";
import type { Caller } from "./principal";
import type { Policy, Statement } from "./syntax";

/** Whether somebody can bring a call about, and by which statement. */
export interface Possibility {
  readonly possible: boolean | undefined;
  readonly statement?: Statement;
  /** The statement's name. */
  readonly by?: string;
}

/** Somebody who calls: who, what is true of its requests, and in which account it can have resources. */
export interface Outsider {
  readonly caller: Caller;
  readonly facts: Facts;
  readonly account: string;
}

const impossible: Possibility = { possible: false };

/** How many times a statement may still be asked. A policy that is larger than any service accepts is not asked to the end. */
export interface Effort {
  left: number;
}

/** The effort that one question is worth. */
export const effortOf = (): Effort => ({ left: 2_000_000 });

/** Whether a caller, of whom some facts are given, can bring a call about: in one circumstance at least it is allowed. */
export const canBringAbout = (
  policies: readonly Policy[],
  { caller: principal, facts, account }: Outsider,
  call: Call,
  effort: Effort,
): Possibility => {
  effort.left -= policies.reduce((sum, { statements }) => sum + statements.length, 0);
  if (effort.left < 0) return { possible: undefined };
  const request = { principal, ...call };
  const concerned = concerning(policies, request);
  const statements = concerned.flatMap((policy) => policy.statements);
  if (!statements.some(({ effect }) => effect === "Allow")) return impossible;
  const { contexts, complete } = circumstancesOf(concerned, facts, account);
  let open: Possibility = complete ? impossible : { possible: undefined };
  for (const context of contexts) {
    effort.left -= statements.length;
    if (effort.left < 0) return { possible: undefined };
    const { decision, statement } = evaluate(concerned, { ...request, context: { ...context, ...call.context } });
    const found = statement && { statement, by: nameIn(policies, statement) };
    if (decision === "allow") return { possible: true, ...found };
    if (decision === "undecided") open = { possible: undefined, ...found };
  }
  return open;
};

/** One call for each pair of an action and a resource that a statement allows; what it leaves open is filled in. */
const callsOf = (statement: Statement): readonly Call[] => {
  const actions = statement.notAction
    ? ["s3:PutObject", "kms:Decrypt", "sns:Publish", "sts:AssumeRole"]
    : textsOf(statement.actions);
  const resources = statement.notResource || statement.resources.length === 0 ? ["*"] : textsOf(statement.resources);
  return actions
    .slice(0, MOST_CALLS)
    .flatMap((action) => resources.slice(0, MOST_CALLS).map((resource) => ({ action, resource })));
};

/** Actions and resources of one statement that are tried. */
const MOST_CALLS = 8;

const textsOf = (texts: Statement["actions"]): readonly string[] => [
  ...new Set(texts.map(({ text, unknown, known }) => fill(unknown ? (known ?? []).join("x") : text))),
];

/** True when what a statement is about cannot be known, follows from the request, or is too much to be tried. */
const isVague = ({ actions, resources }: Statement): boolean =>
  [actions, resources].some((texts) => texts.length > MOST_CALLS || texts.some(({ unknown }) => unknown)) ||
  resources.some(({ text }) => text.includes("${"));

const anywhere = (statement: Statement): Statement => ({ ...statement, resources: [], notResource: false });

const withoutDenies = (policies: readonly Policy[]): readonly Policy[] =>
  policies.map((policy) => ({ ...policy, statements: policy.statements.filter(({ effect }) => effect === "Allow") }));

/**
 * Whether a caller can bring about something that a statement allows. Where it is open what the statement is about, the caller
 * can for certain what even Denies about everything leave, and what they take away cannot be told.
 */
export const canUse = (
  policies: readonly Policy[],
  statement: Statement,
  outsider: Outsider,
  effort: Effort,
): readonly Possibility[] => {
  const ask = (asked: readonly Policy[], about: Statement): readonly Possibility[] =>
    callsOf(about).map((call) => canBringAbout(asked, outsider, call, effort));
  if (!isVague(statement)) return ask(policies, statement);
  const open = statement.notResource ? statement : anywhere(statement);
  const widest = policies.map((policy) => ({
    ...policy,
    statements: policy.statements.map((s) => (s === statement ? open : s.effect === "Deny" ? anywhere(s) : s)),
  }));
  const left = ask(widest, open);
  const allowed = ask(withoutDenies(widest), open);
  return left.map((found, i) =>
    found.possible === false && allowed[i]?.possible !== false ? { ...allowed[i], possible: undefined } : found,
  );
};
