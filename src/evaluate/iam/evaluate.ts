import { globMatches } from "./glob";
import { operators } from "./operators";
import type { Condition, Policy, Principals, PrincipalType, Statement, Text } from "./syntax";

/** Stands for a context value that is there and cannot be known before deployment. */
export const unknownValue: unique symbol = Symbol("unknown value");

/** A value of the request context: absent keys are left out. */
export type ContextValue = string | readonly string[] | typeof unknownValue;

/** Who asks for what, on what, in which circumstances. */
export interface Request {
  readonly principal: { readonly type: PrincipalType | "Anonymous"; readonly id: string };
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
}

/** `undefined` is "cannot be known". */
type Truth = boolean | undefined;

/** Why a statement does not apply to a request. */
export type Mismatch = "principal" | "action" | "resource" | "condition";

/** What came of a request, which statement decided, and why the others did not. */
export interface Decision {
  readonly decision: "allow" | "explicitDeny" | "implicitDeny" | "undecided";
  readonly statement?: Statement;
  readonly why: string;
}

const and = (truths: Iterable<Truth>): Truth => {
  let result: Truth = true;
  for (const truth of truths) {
    if (truth === false) return false;
    if (truth === undefined) result = undefined;
  }
  return result;
};

const or = (truths: Iterable<Truth>): Truth => {
  let result: Truth = false;
  for (const truth of truths) {
    if (truth === true) return true;
    if (truth === undefined) result = undefined;
  }
  return result;
};

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

function* each<T>(items: readonly T[], test: (item: T) => Truth): Iterable<Truth> {
  for (const item of items) yield test(item);
}

const accountOf = (principal: string): string | undefined =>
  /^\d{12}$/.exec(principal)?.[0] ?? /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(principal)?.[1];

/** An account's id and its root ARN mean every principal of the account. */
const principalMatches = (type: PrincipalType, id: Text, request: Request["principal"]): Truth => {
  if (type === "AWS" && id.text === "*") return request.type === "AWS" || request.type === "Anonymous";
  if (type !== request.type) return id.unknown && type === "AWS" && request.type === "Anonymous" ? undefined : false;
  if (id.unknown) return undefined;
  if (id.text === request.id) return true;
  if (type !== "AWS") return false;
  const account = accountOf(id.text);
  const whole = /^\d{12}$/.test(id.text) || id.text.endsWith(":root");
  return whole && account !== undefined && account === accountOf(request.id);
};

/** In a Deny, `{"AWS": "*"}` hits services as `"*"` does; in an Allow it admits none of them. */
const principalsMatch = (principals: Principals, request: Request["principal"], effect: Statement["effect"]): Truth =>
  principals.everyone ||
  or(
    each(principals.listed, ({ type, id }) =>
      effect === "Deny" && type === "AWS" && id.text === "*" ? true : principalMatches(type, id, request),
    ),
  );

/** Replaces `${key}` and `${key, 'default'}`; wildcards in what they stand for are plain text, so they are escaped by the caller. */
const substitute = (text: string, context: ReadonlyMap<string, ContextValue>): Text => {
  let unknown = false;
  let missing = false;
  const result = text.replace(/\$\{([^}]*)\}/g, (_, inside: string) => {
    if (inside === "*" || inside === "?" || inside === "$") return inside;
    const [key = "", fallback] = inside.split(",").map((part) => part.trim());
    const value = context.get(key.toLowerCase());
    if (typeof value === "string") return value;
    if (value === unknownValue) unknown = true;
    else if (fallback !== undefined) return fallback.replace(/^'|'$/g, "");
    else missing = true;
    return "";
  });
  // An unresolved variable matches nothing: no text of a request holds this character.
  return missing ? { text: "\uFFFF", unknown: false } : { text: result, unknown };
};

const textOf = (text: Text, variables: boolean, context: ReadonlyMap<string, ContextValue>): Text =>
  text.unknown || !variables || !text.text.includes("${") ? text : substitute(text.text, context);

const conditionHolds = (
  condition: Condition,
  context: ReadonlyMap<string, ContextValue>,
  variables: boolean,
): Truth => {
  const value = context.get(condition.key.toLowerCase());
  if (condition.operator === "Null")
    return or(
      each(condition.values, ({ text, unknown }) =>
        unknown ? undefined : (text.toLowerCase() === "true") === (value === undefined),
      ),
    );
  const operator = operators.get(condition.operator);
  if (!operator) return undefined;
  const requested = value === undefined ? [] : Array.isArray(value) ? (value as readonly string[]) : [value];
  if (requested.length === 0) {
    if (condition.ifExists || condition.qualifier === "ForAllValues") return true;
    return condition.qualifier === "ForAnyValue" ? false : operator.negated;
  }
  const wanted = condition.values.map((text) => textOf(text, variables, context));
  const one = (item: string | typeof unknownValue): Truth => {
    const any = or(
      each(wanted, ({ text, unknown }) => {
        if (operator.wildcards && text === "*") return true;
        return unknown || item === unknownValue ? undefined : operator.test(item as string, text);
      }),
    );
    return operator.negated ? not(any) : any;
  };
  const items = requested as readonly (string | typeof unknownValue)[];
  // A key with several values and no set operator: positive operators need one value that meets them, negated ones all.
  return condition.qualifier === "ForAllValues" || (condition.qualifier === undefined && operator.negated)
    ? and(each(items, one))
    : or(each(items, one));
};

interface Prepared {
  readonly request: Request;
  readonly action: string;
  readonly context: ReadonlyMap<string, ContextValue>;
}

const prepare = (request: Request): Prepared => ({
  request,
  action: request.action.toLowerCase(),
  context: new Map(Object.entries(request.context ?? {}).map(([key, value]) => [key.toLowerCase(), value])),
});

const parts = (
  statement: Statement,
  { request, action, context }: Prepared,
  variables: boolean,
): readonly (readonly [Mismatch, () => Truth])[] => [
  [
    "principal",
    () => {
      if (!statement.principal) return true;
      const matched = principalsMatch(
        statement.principal,
        request.principal,
        statement.notPrincipal ? "Allow" : statement.effect,
      );
      return statement.notPrincipal ? not(matched) : matched;
    },
  ],
  [
    "action",
    () => {
      const matched = or(
        each(statement.actions, ({ text, unknown }) => (unknown ? undefined : globMatches(text.toLowerCase(), action))),
      );
      return statement.notAction ? not(matched) : matched;
    },
  ],
  [
    "resource",
    () => {
      if (statement.resources.length === 0) return true;
      const matched = or(
        each(statement.resources, (resource) => {
          const { text, unknown } = textOf(resource, variables, context);
          return text === "*" ? true : unknown ? undefined : globMatches(text, request.resource);
        }),
      );
      return statement.notResource ? not(matched) : matched;
    },
  ],
  ["condition", () => and(each(statement.conditions, (condition) => conditionHolds(condition, context, variables)))],
];

/** Whether a statement applies to a request, and if not, by which part it does not. */
export const applies = (
  policy: Policy,
  statement: Statement,
  request: Request,
): { readonly applies: Truth; readonly mismatch?: Mismatch } => appliesPrepared(policy, statement, prepare(request));

const appliesPrepared = (
  policy: Policy,
  statement: Statement,
  prepared: Prepared,
): { readonly applies: Truth; readonly mismatch?: Mismatch } => {
  let result: Truth = true;
  for (const [name, test] of parts(statement, prepared, policy.version === "2012-10-17")) {
    const truth = test();
    if (truth === false) return { applies: false, mismatch: name };
    if (truth === undefined) result = undefined;
  }
  return { applies: result };
};

/** A statement as a reader finds it: by its Sid, else by its place. */
export const nameOf = (statement: Statement, index: number): string =>
  statement.sid ? `statement "${statement.sid}"` : `statement ${index + 1}`;

const mismatchWords: Readonly<Record<Mismatch, string>> = {
  principal: "is about other principals",
  action: "is about other actions",
  resource: "is about other resources",
  condition: "has a condition that the request does not meet",
};

/**
 * Evaluates a request against policies of one kind: a Deny that applies wins, then an Allow that applies, else it is denied.
 * What cannot be known makes the decision `undecided` only where it matters.
 * Source: IAM policy evaluation logic.
 */
export const evaluate = (policies: readonly Policy[], request: Request): Decision => {
  const prepared = prepare(request);
  let allow: Statement | undefined;
  let maybeAllow = false;
  let maybeDeny: string | undefined;
  const reasons: string[] = [];
  let why = "";
  for (const policy of policies) {
    for (const [index, statement] of policy.statements.entries()) {
      const { applies: truth, mismatch } = appliesPrepared(policy, statement, prepared);
      const name = nameOf(statement, index);
      if (statement.effect === "Deny") {
        if (truth === true) return { decision: "explicitDeny", statement, why: `${name} denies it` };
        if (truth === undefined) maybeDeny = `${name} may deny it`;
      } else if (truth === true) {
        if (!allow) why = `${name} allows it`;
        allow ??= statement;
      } else if (truth === undefined) {
        maybeAllow = true;
        reasons.push(`${name} may allow it`);
      } else if (mismatch) reasons.push(`${name} ${mismatchWords[mismatch]}`);
    }
  }
  if (allow)
    return maybeDeny ? { decision: "undecided", why: maybeDeny } : { decision: "allow", statement: allow, why };
  const explanation = reasons.length > 0 ? reasons.join("; ") : "no statement allows anything";
  return { decision: maybeAllow ? "undecided" : "implicitDeny", why: explanation };
};
