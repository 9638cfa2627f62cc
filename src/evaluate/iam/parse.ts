import { operatorNames } from "./operators";
import {
  type Condition,
  type Policy,
  PolicySyntaxError,
  type Principals,
  type PrincipalType,
  type Statement,
  type Text,
} from "./syntax";

/** What the caller knows about a document. */
export interface ParseOptions {
  /** True for a value that stands for something unknown; texts that contain such a value are unknown too. */
  readonly unknown?: (value: string) => boolean;
}

type Json = Readonly<Record<string, unknown>>;

const principalTypes: readonly PrincipalType[] = ["AWS", "Service", "Federated", "CanonicalUser"];
const documentKeys = ["Version", "Id", "Statement"];
const statementKeys = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];

const fail = (path: string, problem: string): never => {
  throw new PolicySyntaxError(path, problem);
};

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const describe = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  return value === null ? "null" : typeof value === "object" ? "an object" : `a ${typeof value}`;
};

const own = (object: Json, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

const refuseUnknownKeys = (object: Json, known: readonly string[], path: string): void => {
  for (const key of Object.keys(object)) {
    if (known.includes(key)) continue;
    const meant = known.find((candidate) => candidate.toLowerCase() === key.toLowerCase());
    fail(path, `unknown element \`${key}\`. ${meant ? `Did you mean \`${meant}\`?` : `Known: ${known.join(", ")}.`}`);
  }
};

/** An UUID-like sentinel may stand in the middle of a longer text, where a program joined it to something. */
const sentinel = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

class Reader {
  constructor(private readonly isUnknown: (value: string) => boolean) {}

  text(value: string): Text {
    const unknown = this.isUnknown(value) || (value.match(sentinel) ?? []).some((part) => this.isUnknown(part));
    return { text: value, unknown };
  }

  texts(value: unknown, path: string, noun: string): readonly Text[] {
    const list = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    if (list.length === 0) fail(path, `is an empty list; it needs at least one ${noun}.`);
    return list.map((item, i) => {
      if (typeof item !== "string" || item === "")
        fail(Array.isArray(value) ? `${path}[${i}]` : path, `must be ${noun} as text, and is ${describe(item)}.`);
      return this.text(item as string);
    });
  }

  policy(document: Json): Policy {
    refuseUnknownKeys(document, documentKeys, "");
    const version = own(document, "Version") ?? "2008-10-17";
    if (version !== "2012-10-17" && version !== "2008-10-17")
      fail("Version", `is ${JSON.stringify(version)}; IAM knows "2012-10-17" and "2008-10-17".`);
    const id = own(document, "Id");
    if (id !== undefined && typeof id !== "string") fail("Id", `must be text, and is ${describe(id)}.`);
    const statement = own(document, "Statement");
    if (statement === undefined) fail("", "the document has no `Statement`.");
    const single = !Array.isArray(statement);
    const list = (single ? [statement] : statement) as readonly unknown[];
    if (list.length === 0) fail("Statement", "is an empty list; it needs at least one statement.");
    return {
      version: version as Policy["version"],
      id: id as string | undefined,
      statements: list.map((item, i) => this.statement(item, single ? "Statement" : `Statement[${i}]`)),
    };
  }

  private statement(value: unknown, path: string): Statement {
    if (!isObject(value)) return fail(path, `must be an object, and is ${describe(value)}.`);
    refuseUnknownKeys(value, statementKeys, path);
    const sid = own(value, "Sid");
    if (sid !== undefined && typeof sid !== "string") fail(`${path}.Sid`, `must be text, and is ${describe(sid)}.`);
    const effect = own(value, "Effect");
    if (effect !== "Allow" && effect !== "Deny")
      fail(
        `${path}.Effect`,
        effect === undefined
          ? 'is missing; it is "Allow" or "Deny".'
          : `is ${JSON.stringify(effect)}; it must be "Allow" or "Deny".`,
      );
    const [action, notAction] = this.either(value, "Action", path);
    if (action === undefined) fail(path, "has neither `Action` nor `NotAction`.");
    const [resource, notResource] = this.either(value, "Resource", path);
    const [principal, notPrincipal] = this.either(value, "Principal", path);
    const word = (name: string, not: boolean): string => `${path}.${not ? "Not" : ""}${name}`;
    return {
      sid: sid as string | undefined,
      effect: effect as Statement["effect"],
      principal: principal === undefined ? undefined : this.principals(principal, word("Principal", notPrincipal)),
      notPrincipal,
      actions: this.texts(action, word("Action", notAction), "action"),
      notAction,
      resources: resource === undefined ? [] : this.texts(resource, word("Resource", notResource), "resource"),
      notResource,
      conditions: this.conditions(own(value, "Condition"), `${path}.Condition`),
    };
  }

  private either(statement: Json, name: string, path: string): readonly [unknown, boolean] {
    const [yes, no] = [own(statement, name), own(statement, `Not${name}`)];
    if (yes !== undefined && no !== undefined) fail(path, `has both \`${name}\` and \`Not${name}\`; keep one.`);
    return yes === undefined && no !== undefined ? [no, true] : [yes, false];
  }

  private principals(value: unknown, path: string): Principals {
    if (value === "*") return { everyone: true, listed: [] };
    if (typeof value === "string")
      return this.text(value).unknown
        ? { everyone: false, listed: [{ type: "AWS", id: this.text(value) }] }
        : fail(
            path,
            `is ${JSON.stringify(value)}; as plain text only "*" is allowed. Write {"AWS": …} or {"Service": …}.`,
          );
    if (!isObject(value)) return fail(path, `must be "*" or an object, and is ${describe(value)}.`);
    refuseUnknownKeys(value, principalTypes, path);
    const listed = principalTypes.flatMap((type) => {
      const ids = own(value, type);
      return ids === undefined ? [] : this.texts(ids, `${path}.${type}`, "principal").map((id) => ({ type, id }));
    });
    if (listed.length === 0) fail(path, `names nobody; it needs one of ${principalTypes.join(", ")}.`);
    return { everyone: false, listed };
  }

  private conditions(value: unknown, path: string): readonly Condition[] {
    if (value === undefined) return [];
    if (!isObject(value)) return fail(path, `must be an object, and is ${describe(value)}.`);
    return Object.entries(value).flatMap(([name, keys]) => {
      const match = /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(name);
      const operator = operatorNames.find((known) => known.toLowerCase() === match?.[2]?.toLowerCase());
      if (!match || !operator)
        return fail(`${path}.${name}`, `is no condition operator. Known: ${operatorNames.join(", ")}.`);
      if (!isObject(keys)) return fail(`${path}.${name}`, `must be an object of keys, and is ${describe(keys)}.`);
      return Object.entries(keys).map(([key, values]) => ({
        operator,
        ifExists: match[3] !== undefined,
        qualifier: match[1] as Condition["qualifier"],
        key,
        values: this.conditionValues(values, `${path}.${name}.${key}`),
      }));
    });
  }

  private conditionValues(value: unknown, path: string): readonly Text[] {
    const list = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    return list.map((item) =>
      typeof item === "string" || typeof item === "number" || typeof item === "boolean"
        ? this.text(String(item))
        : fail(path, `must be text, a number or a boolean, and is ${describe(item)}.`),
    );
  }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    return fail("", `is no JSON: ${(error as Error).message}.`);
  }
};

/**
 * Reads a policy document, as JSON text or as an object, in every spelling that IAM accepts.
 * Throws `PolicySyntaxError`. Source: IAM JSON policy element reference and grammar.
 */
export const parsePolicy = (document: string | object, options: ParseOptions = {}): Policy => {
  const value = typeof document === "string" ? parseJson(document) : document;
  if (!isObject(value)) return fail("", `a policy document is an object, and this is ${describe(value)}.`);
  return new Reader(options.unknown ?? (() => false)).policy(value);
};

const one = (texts: readonly Text[]): string | readonly string[] =>
  texts.length === 1 && texts[0] ? texts[0].text : texts.map(({ text }) => text);

const printPrincipals = ({ everyone, listed }: Principals): unknown =>
  everyone
    ? "*"
    : Object.fromEntries(
        principalTypes.flatMap((type) => {
          const ids = listed.filter((principal) => principal.type === type).map(({ id }) => id);
          return ids.length === 0 ? [] : [[type, one(ids)]];
        }),
      );

const printConditions = (conditions: readonly Condition[]): Json => {
  const block: Record<string, Record<string, unknown>> = {};
  for (const { operator, ifExists, qualifier, key, values } of conditions) {
    const name = `${qualifier ? `${qualifier}:` : ""}${operator}${ifExists ? "IfExists" : ""}`;
    block[name] = { ...block[name], [key]: one(values) };
  }
  return block;
};

/** The document of a parsed policy; parsing it again gives the same policy. */
export const printPolicy = (policy: Policy): object => ({
  Version: policy.version,
  ...(policy.id !== undefined && { Id: policy.id }),
  Statement: policy.statements.map((statement) => ({
    ...(statement.sid !== undefined && { Sid: statement.sid }),
    Effect: statement.effect,
    ...(statement.principal && {
      [statement.notPrincipal ? "NotPrincipal" : "Principal"]: printPrincipals(statement.principal),
    }),
    [statement.notAction ? "NotAction" : "Action"]: one(statement.actions),
    ...(statement.resources.length > 0 && {
      [statement.notResource ? "NotResource" : "Resource"]: one(statement.resources),
    }),
    ...(statement.conditions.length > 0 && { Condition: printConditions(statement.conditions) }),
  })),
});
