import { not, type Truth } from "../three-valued";
import { toConditionTest } from "./condition";
import { anyMatches, type Matcher, toMatcher } from "./matcher";
import { type Caller, type Identities, identitiesOf, isAbout } from "./principal";
import type { Policy, Statement } from "./syntax";
import type { Context, ContextValue } from "./template";
import { type Mismatch, Misses, nameOf } from "./words";

/** Who asks for what, on what, in which circumstances. */
export interface Request {
  readonly principal: Caller;
  readonly action: string;
  readonly resource: string;
  /** Condition keys and their values; a key that is left out is absent from the request. */
  readonly context?: Readonly<Record<string, ContextValue>>;
}

/** What came of a request, which statement decided, and why. */
export interface Decision {
  readonly decision: "allow" | "explicitDeny" | "implicitDeny" | "undecided";
  readonly statement?: Statement;
  readonly why: string;
}

/** A statement, ready to be asked. */
interface Prepared {
  readonly variables: boolean;
  readonly actions: readonly Matcher[];
  readonly resources: readonly Matcher[];
  readonly conditions: readonly ((context: Context) => Truth)[];
}

/** A request, ready to be compared. */
interface Asked {
  readonly caller: Identities;
  readonly action: string;
  readonly resource: string;
  readonly partition: string;
  readonly context: Context;
}

const ready = new WeakMap<Statement, Prepared>();

const prepare = (statement: Statement, variables: boolean): Prepared => {
  const known = ready.get(statement);
  if (known?.variables === variables) return known;
  const prepared = {
    variables,
    actions: statement.actions.map((text) => toMatcher(text, "patternIgnoringCase", false)),
    resources: statement.resources.map((text) => toMatcher(text, "pattern", variables)),
    conditions: statement.conditions.map((condition) => toConditionTest(condition, variables)),
  };
  ready.set(statement, prepared);
  return prepared;
};

const toAsked = ({ principal, action, resource, context = {} }: Request): Asked => ({
  caller: identitiesOf(principal),
  action,
  resource,
  partition: resource.split(":", 2)[1] ?? "",
  context: new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value])),
});

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
const concerns = (statement: Statement, variables: boolean, asked: Asked): Application => {
  const who = isAbout(statement, asked.caller, asked.partition);
  if (who === false) return missedBy.principal;
  const prepared = prepare(statement, variables);
  const acts = anyMatches(prepared.actions, asked.action, asked.context);
  const what = statement.notAction ? not(acts) : acts;
  if (what === false) return missedBy.action;
  const lies = prepared.resources.length === 0 || anyMatches(prepared.resources, asked.resource, asked.context);
  const where = statement.notResource ? not(lies) : lies;
  if (where === false) return missedBy.resource;
  return who && what && where && !statement.uncertain ? yes : maybe;
};

const apply = (statement: Statement, variables: boolean, asked: Asked): Application => {
  let result = concerns(statement, variables, asked);
  if (result.applies === false) return result;
  const { conditions } = prepare(statement, variables);
  for (let i = 0; i < conditions.length; i++) {
    const met = conditions[i]!(asked.context);
    if (met === false) return { ...missedBy.condition, condition: i };
    if (met === undefined) result = maybe;
  }
  return result;
};

const usesVariables = ({ version }: Policy): boolean => version === "2012-10-17";

/** The policies without the statements that are about other callers, actions or resources, whatever their conditions. */
export const concerning = (policies: readonly Policy[], request: Request): readonly Policy[] => {
  const asked = toAsked(request);
  return policies.map((policy) => ({
    ...policy,
    statements: policy.statements.filter(
      (statement) => concerns(statement, usesVariables(policy), asked).applies !== false,
    ),
  }));
};

/**
 * Evaluates a request against policies of one kind: a Deny that applies wins, then an Allow that applies, else it is denied.
 * What cannot be known makes the decision `undecided` where it matters, and only there. In a policy without principals, every
 * statement is about whoever asks. Source: IAM User Guide, "Policy evaluation logic".
 */
export const evaluate = (policies: readonly Policy[], request: Request): Decision => {
  const asked = toAsked(request);
  let allow: Decision | undefined;
  let mayAllow: Decision | undefined;
  let mayDeny: Decision | undefined;
  const misses = new Misses();
  for (const policy of policies) {
    const variables = usesVariables(policy);
    for (let index = 0; index < policy.statements.length; index++) {
      const statement = policy.statements[index]!;
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
