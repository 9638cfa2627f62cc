import { not, type Truth } from "../three-valued";
import { toConditionTest } from "./condition";
import { anyMatches, type Matcher, toMatcher } from "./matcher";
import type { Statement } from "./syntax";
import type { Context, ContextValue } from "./template";
import { type Mismatch, Misses, nameOf } from "./words";

/** What came of a request, which statement decided, and why. */
export interface Decision<S extends Statement = Statement> {
  readonly decision: "allow" | "explicitDeny" | "implicitDeny" | "undecided";
  readonly statement?: S;
  readonly why: string;
}

/** Who asks for what, on what, in which circumstances. */
export interface Request<C> {
  readonly principal: C;
  readonly action: string;
  readonly resource: string;
  /** Condition keys and their values; a key that is left out is absent from the request. */
  readonly context?: Readonly<Record<string, ContextValue>>;
}

/** A statement, ready to be asked. */
interface Prepared {
  readonly variables: boolean;
  readonly actions: readonly Matcher[];
  readonly resources: readonly Matcher[];
  readonly conditions: readonly ((context: Context) => Truth)[];
}

/** A request, ready to be compared, and how a service reads its policies. */
export interface Asked<S extends Statement> {
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
  readonly negatedWhenAbsent: Truth;
  /** Whether a statement's principals take in who asks. */
  isAbout(statement: S): Truth;
}

/** Policies whose texts may hold variables, or not. */
export interface Readable<S extends Statement> {
  readonly statements: readonly S[];
  readonly variables: boolean;
}

const ready = new WeakMap<Statement, Prepared>();

const prepare = (statement: Statement, variables: boolean, negatedWhenAbsent: Truth): Prepared => {
  const known = ready.get(statement);
  if (known?.variables === variables) return known;
  const prepared = {
    variables,
    actions: statement.actions.map((text) => toMatcher(text, "patternIgnoringCase", false)),
    resources: statement.resources.map((text) => toMatcher(text, "pattern", variables)),
    conditions: statement.conditions.map((condition) => toConditionTest(condition, variables, negatedWhenAbsent)),
  };
  ready.set(statement, prepared);
  return prepared;
};

/** The context as conditions look it up: keys are compared without regard to case. */
export const toContext = (context: Readonly<Record<string, ContextValue>> = {}): Context =>
  new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));

/** Whether a statement applies to a request, and if not, by which part it does not. */
interface Application {
  readonly applies: Truth;
  readonly mismatch?: Mismatch;
  readonly condition?: number;
}

const yes: Application = { applies: true };
const maybe: Application = { applies: undefined };
const missedBy: Readonly<Record<Mismatch, Application>> = {
  principal: { applies: false, mismatch: "principal" },
  action: { applies: false, mismatch: "action" },
  resource: { applies: false, mismatch: "resource" },
  condition: { applies: false, mismatch: "condition" },
};

/** Whether a statement is about the caller, the action and the resource of a request. */
const concerns = <S extends Statement>(statement: S, variables: boolean, asked: Asked<S>): Application => {
  const who = asked.isAbout(statement);
  if (who === false) return missedBy.principal;
  const prepared = prepare(statement, variables, asked.negatedWhenAbsent);
  const acts = anyMatches(prepared.actions, asked.action, asked.context);
  const what = statement.notAction ? not(acts) : acts;
  if (what === false) return missedBy.action;
  const lies = prepared.resources.length === 0 || anyMatches(prepared.resources, asked.resource, asked.context);
  const where = statement.notResource ? not(lies) : lies;
  if (where === false) return missedBy.resource;
  return who && what && where && !statement.uncertain ? yes : maybe;
};

const apply = <S extends Statement>(statement: S, variables: boolean, asked: Asked<S>): Application => {
  let result = concerns(statement, variables, asked);
  if (result.applies === false) return result;
  const { conditions } = prepare(statement, variables, asked.negatedWhenAbsent);
  for (let i = 0; i < conditions.length; i++) {
    const met = conditions[i]!(asked.context);
    if (met === false) return { ...missedBy.condition, condition: i };
    if (met === undefined) result = maybe;
  }
  return result;
};

/** Whether a statement is about who asks, the action and the resource of a request, whatever its conditions. */
export const mayConcern = <S extends Statement>(statement: S, variables: boolean, asked: Asked<S>): boolean =>
  concerns(statement, variables, asked).applies !== false;

/**
 * Decides a request: a Deny that applies wins, then an Allow that applies, else it is denied. What cannot be known makes the
 * decision `undecided` where it matters, and only there. A statement without principals is about whoever asks.
 */
export const decide = <S extends Statement>(policies: readonly Readable<S>[], asked: Asked<S>): Decision<S> => {
  let allow: Decision<S> | undefined;
  let mayAllow: Decision<S> | undefined;
  let mayDeny: Decision<S> | undefined;
  const misses = new Misses();
  for (const { statements, variables } of policies) {
    for (let index = 0; index < statements.length; index++) {
      const statement = statements[index]!;
      const { applies: truth, mismatch, condition } = apply(statement, variables, asked);
      if (statement.effect === "Deny") {
        if (truth === true)
          return { decision: "explicitDeny", statement, why: `${nameOf(statement, index)} denies it` };
        if (truth === undefined)
          mayDeny ??= { decision: "undecided", statement, why: `${nameOf(statement, index)} may deny it` };
      } else if (truth === true)
        allow ??= { decision: "allow", statement, why: `${nameOf(statement, index)} allows it` };
      else if (truth === undefined)
        mayAllow ??= { decision: "undecided", statement, why: `${nameOf(statement, index)} may allow it` };
      else if (mismatch) misses.add({ statement, index, mismatch, condition });
    }
  }
  if (allow) return mayDeny ?? allow;
  if (mayAllow) return mayAllow;
  return { decision: "implicitDeny", why: misses.words(asked.context) };
};
