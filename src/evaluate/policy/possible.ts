import { circumstancesOf, type Facts } from "./circumstances";
import type { Decision, Request } from "./decide";
import type { Answer, Policy, Statement } from "./syntax";
import type { ContextValue } from "./template";
import { nameOf } from "./words";

/** An API call, without who makes it. */
export interface Call {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
}

/** Whether somebody can bring a call about, and by which statement. */
export interface Possibility<S extends Statement = Statement> {
  readonly possible: boolean | undefined;
  readonly statement?: S;
  /** The statement's name. */
  readonly by?: string;
}

/** Somebody who calls: who, what is true of its requests, and in which account it can have resources. */
export interface Outsider<C> {
  readonly caller: C;
  readonly facts: Facts;
  readonly account: string;
}

/** How many times a statement may still be asked. A policy that is larger than any service accepts is not asked to the end. */
export interface Effort {
  left: number;
}

/** The effort that one question is worth. */
export const effortOf = (): Effort => ({ left: 2_000_000 });

/** A policy language: how it decides, and which statements are about a request at all, whatever their conditions. */
export interface Language<T extends string, V extends string, C> {
  evaluate(policies: readonly Policy<T, V>[], request: Request<C>): Decision<Statement<T>>;
  concerning(policies: readonly Policy<T, V>[], request: Request<C>): readonly Policy<T, V>[];
}

/** A statement of several policies as a reader finds it. */
export const nameIn = <T extends string>(
  policies: readonly { readonly statements: readonly Statement<T>[] }[],
  statement: Statement<T>,
): string => {
  const own = policies.find(({ statements }) => statements.includes(statement));
  return nameOf(statement, own?.statements.indexOf(statement) ?? 0);
};

/** Makes the search of a language: whether a caller, of whom some facts are given, can bring a call about in one circumstance at least. */
export const searchIn =
  <T extends string, V extends string, C>({ evaluate, concerning }: Language<T, V, C>) =>
  (
    policies: readonly Policy<T, V>[],
    { caller: principal, facts, account }: Outsider<C>,
    call: Call,
    effort: Effort,
  ): Possibility<Statement<T>> => {
    effort.left -= policies.reduce((sum, { statements }) => sum + statements.length, 0);
    if (effort.left < 0) return { possible: undefined };
    const request = { principal, ...call };
    const concerned = concerning(policies, request);
    const statements = concerned.flatMap((policy) => policy.statements);
    if (!statements.some(({ effect }) => effect === "Allow")) return { possible: false };
    const { contexts, complete } = circumstancesOf(concerned, facts, account);
    let open: Possibility<Statement<T>> = { possible: complete ? false : undefined };
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

/** What is said of a call that some caller can, or may be able to, bring about. */
export interface Sentences<C> {
  yes(caller: C, call: Call, by: string): string;
  undecided(caller: C, call: Call, by: string): string;
  readonly no: string;
}

/** Asks callers about calls one by one: the first that is possible answers yes, else the first that cannot be told leaves it open. */
export const anyPossible = <C>(
  callers: readonly Outsider<C>[],
  calls: readonly Call[],
  ask: (outsider: Outsider<C>, call: Call) => Possibility,
  sentences: Sentences<C>,
): Answer => {
  let open: string | undefined;
  for (const outsider of callers)
    for (const call of calls) {
      const { possible, by = "a statement" } = ask(outsider, call);
      if (possible === true) return { answer: "yes", why: sentences.yes(outsider.caller, call, by) };
      if (possible === undefined) open ??= sentences.undecided(outsider.caller, call, by);
    }
  return open === undefined ? { answer: "no", why: sentences.no } : { answer: "undecided", why: open };
};
