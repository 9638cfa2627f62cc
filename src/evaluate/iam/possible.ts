import { type Call, nameIn } from "./answer";
import { circumstancesOf, type Facts, fill } from "./circumstances";
import { concerning, evaluate } from "./evaluate";
import { accountOf, type Caller } from "./principal";
import type { Policy, Statement } from "./syntax";

/** Whether somebody can bring a call about, and by which statement. */
export interface Possibility {
  readonly possible: boolean | undefined;
  readonly statement?: Statement;
  /** The statement's name. */
  readonly by?: string;
}

const impossible: Possibility = { possible: false };

/** What is asked of statements and circumstances at most; beyond it a call is not proven impossible. */
const MOST_STEPS = 50_000;

/** Whether a caller, of whom some facts are given, can bring a call about: in one circumstance at least it is allowed. */
export const canBringAbout = (
  policies: readonly Policy[],
  principal: Caller,
  call: Call,
  facts: Facts,
  account = accountOf(principal.id) ?? "",
): Possibility => {
  const request = { principal, ...call };
  const concerned = concerning(policies, request);
  const statements = concerned.flatMap((policy) => policy.statements);
  if (!statements.some(({ effect }) => effect === "Allow")) return impossible;
  const { contexts, complete } = circumstancesOf(concerned, facts, account);
  const tried = contexts.slice(0, Math.max(1, Math.floor(MOST_STEPS / statements.length)));
  let open: Possibility = complete && tried.length === contexts.length ? impossible : { possible: undefined };
  for (const context of tried) {
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
const MOST_CALLS = 16;

const textsOf = (texts: Statement["actions"]): readonly string[] => [
  ...new Set(texts.map(({ text, unknown, known }) => fill(unknown ? (known ?? []).join("x") : text))),
];

const isVague = ({ actions, resources }: Statement): boolean =>
  actions.some(({ unknown }) => unknown) || resources.some(({ unknown }) => unknown);

const withoutDenies = (policies: readonly Policy[]): readonly Policy[] =>
  policies.map((policy) => ({ ...policy, statements: policy.statements.filter(({ effect }) => effect === "Allow") }));

/**
 * Whether a caller can bring about something that a statement allows. What of it a Deny takes away cannot be told while it is
 * not known what the statement is about.
 */
export const canUse = (
  policies: readonly Policy[],
  statement: Statement,
  principal: Caller,
  facts: Facts,
  account: string,
): readonly Possibility[] =>
  callsOf(statement).map((call) => {
    const found = canBringAbout(policies, principal, call, facts, account);
    if (found.possible !== false || !isVague(statement)) return found;
    const allowed = canBringAbout(withoutDenies(policies), principal, call, facts, account);
    return allowed.possible === false ? found : { ...allowed, possible: undefined };
  });
