import type { Properties } from "../snapshot/snapshot";

interface StatementArgs {
  readonly sid?: string;
  readonly effect?: string;
  readonly principals?: readonly PrincipalArgs[];
  readonly notPrincipals?: readonly PrincipalArgs[];
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  readonly conditions?: readonly {
    readonly test: string;
    readonly variable: string;
    readonly values: readonly string[];
  }[];
}

interface PrincipalArgs {
  readonly type: string;
  readonly identifiers: readonly string[];
}

const one = (values: readonly string[]): string | readonly string[] =>
  values.length === 1 ? (values[0] ?? "") : values;

const list = (key: string, values: readonly string[] | undefined): Properties =>
  values && values.length > 0 ? { [key]: one(values) } : {};

const principals = (key: string, args: readonly PrincipalArgs[] | undefined): Properties => {
  if (!args || args.length === 0) return {};
  if (args.some(({ type }) => type === "*")) return { [key]: "*" };
  const types = [...new Set(args.map(({ type }) => type))];
  const ids = (type: string) => args.filter((p) => p.type === type).flatMap(({ identifiers }) => identifiers);
  return { [key]: Object.fromEntries(types.map((type) => [type, one(ids(type))])) };
};

const conditions = (args: StatementArgs["conditions"]): Properties => {
  if (!args || args.length === 0) return {};
  const block: Record<string, Record<string, unknown>> = {};
  for (const { test, variable, values } of args) block[test] = { ...block[test], [variable]: one(values) };
  return { Condition: block };
};

const statement = (args: StatementArgs): Properties => ({
  ...(args.sid ? { Sid: args.sid } : {}),
  Effect: args.effect || "Allow",
  ...list("Action", args.actions),
  ...list("NotAction", args.notActions),
  ...list("Resource", args.resources),
  ...list("NotResource", args.notResources),
  ...principals("Principal", args.principals),
  ...principals("NotPrincipal", args.notPrincipals),
  ...conditions(args.conditions),
});

const statementsOf = (documents: unknown): readonly Properties[] =>
  ((documents ?? []) as readonly string[]).flatMap((text) => {
    const { Statement } = JSON.parse(text) as { Statement?: Properties | readonly Properties[] };
    return Array.isArray(Statement) ? Statement : Statement ? [Statement as Properties] : [];
  });

/** Statements replaced by a later one with the same Sid. */
const merge = (base: readonly Properties[], over: readonly Properties[]): readonly Properties[] => {
  const replaced = new Map(over.flatMap((item) => (typeof item.Sid === "string" ? [[item.Sid, item] as const] : [])));
  const kept = base.map((item) => replaced.get(item.Sid as string) ?? item);
  return [...kept, ...over.filter((item) => !kept.includes(item))];
};

/** Computes `aws.iam.getPolicyDocument`, as the provider does without any cloud. */
export const policyDocument = (args: Properties): Properties => {
  const own = ((args.statements ?? []) as readonly StatementArgs[]).map(statement);
  const statements = merge(
    merge(statementsOf(args.sourcePolicyDocuments), own),
    statementsOf(args.overridePolicyDocuments),
  );
  const document = {
    Version: args.version ?? "2012-10-17",
    ...(args.policyId ? { Id: args.policyId } : {}),
    Statement: statements,
  };
  return { id: "policy-document", json: JSON.stringify(document, null, 2), minifiedJson: JSON.stringify(document) };
};
