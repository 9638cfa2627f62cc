import { readJson } from "./json";
import { operatorNameOf, operatorNames } from "./operators";
import {
  type Condition,
  type Policy,
  PolicySyntaxError,
  type Principals,
  principalTypes,
  type Statement,
  type Text,
} from "./syntax";

/** What the caller knows about a document. */
export interface ParseOptions {
  /** True for a value that stands for something unknown; texts that contain such a value are unknown too. */
  readonly unknown?: (value: string) => boolean;
}

type Json = Readonly<Record<string, unknown>>;

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

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

const shown = (value: unknown): string => (typeof value === "string" ? JSON.stringify(cut(value)) : describe(value));

const own = (object: Json, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

const refuseUnknownKeys = (object: Json, known: readonly string[], path: string): void => {
  for (const key of Object.keys(object)) {
    if (known.includes(key)) continue;
    const meant = known.find((candidate) => candidate.toLowerCase() === key.toLowerCase());
    const advice = meant ? `Did you mean \`${meant}\`?` : `Known: ${known.join(", ")}.`;
    fail(path, `unknown element \`${cut(key)}\`. ${advice}`);
  }
};

/** A UUID-like sentinel may stand in the middle of a longer text, where a program joined it to something. */
const sentinel = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/;

const whollyUnknown = (text: string): Text => ({ text, unknown: true, known: ["", ""] });

class Reader {
  /** True when the document's version cannot be known, and with it what a `${` means. */
  private versionUnknown = false;

  constructor(private readonly isUnknown: (value: string) => boolean) {}

  policy(document: Json): Policy {
    refuseUnknownKeys(document, documentKeys, "");
    const version = own(document, "Version") ?? "2008-10-17";
    this.versionUnknown = this.unknown(version);
    if (version !== "2012-10-17" && version !== "2008-10-17" && !this.versionUnknown)
      fail("Version", `is ${shown(version)}; IAM knows "2012-10-17" and "2008-10-17".`);
    const id = own(document, "Id");
    if (id !== undefined && typeof id !== "string") fail("Id", `must be text, and is ${describe(id)}.`);
    const statement = own(document, "Statement");
    if (statement === undefined) fail("", "the document has no `Statement`.");
    const single = !Array.isArray(statement);
    const list = (single ? [statement] : statement) as readonly unknown[];
    if (list.length === 0) fail("Statement", "is an empty list; it needs at least one statement.");
    return {
      version: version === "2008-10-17" ? "2008-10-17" : "2012-10-17",
      id: id as string | undefined,
      statements: list.flatMap((item, i) => this.statements(item, single ? "Statement" : `Statement[${i}]`)),
    };
  }

  private statements(value: unknown, path: string): readonly Statement[] {
    if (this.unknown(value)) return this.either({ Effect: value, Action: value, Principal: value }, path);
    if (!isObject(value)) return fail(path, `must be an object, and is ${describe(value)}.`);
    return this.unknown(own(value, "Effect")) ? this.either(value, path) : [this.statement(value, path)];
  }

  /** A statement whose effect cannot be known: it may allow, and it may deny. */
  private either(value: Json, path: string): readonly Statement[] {
    return (["Allow", "Deny"] as const).map((effect) => ({
      ...this.statement({ ...value, Effect: effect }, path),
      uncertain: true,
    }));
  }

  private statement(value: Json, path: string): Statement {
    refuseUnknownKeys(value, statementKeys, path);
    const sid = own(value, "Sid");
    if (sid !== undefined && typeof sid !== "string") fail(`${path}.Sid`, `must be text, and is ${describe(sid)}.`);
    const effect = own(value, "Effect");
    if (effect !== "Allow" && effect !== "Deny")
      fail(
        `${path}.Effect`,
        effect === undefined
          ? 'is missing; it is "Allow" or "Deny".'
          : `is ${shown(effect)}; it must be "Allow" or "Deny".`,
      );
    const [action, notAction] = this.oneOf(value, "Action", path);
    if (action === undefined) fail(path, "has neither `Action` nor `NotAction`.");
    const [resource, notResource] = this.oneOf(value, "Resource", path);
    const [principal, notPrincipal] = this.oneOf(value, "Principal", path);
    const word = (name: string, not: boolean): string => `${path}.${not ? "Not" : ""}${name}`;
    const conditions = this.conditions(own(value, "Condition"), `${path}.Condition`);
    return {
      sid: sid as string | undefined,
      effect: effect as Statement["effect"],
      principal: principal === undefined ? undefined : this.principals(principal, word("Principal", notPrincipal)),
      notPrincipal,
      actions: this.texts(action, word("Action", notAction), "action"),
      notAction,
      resources: resource === undefined ? [] : this.texts(resource, word("Resource", notResource), "resource"),
      notResource,
      conditions: conditions ?? [],
      ...(conditions === undefined && { uncertain: true as const }),
    };
  }

  private oneOf(statement: Json, name: string, path: string): readonly [unknown, boolean] {
    const [yes, no] = [own(statement, name), own(statement, `Not${name}`)];
    if (yes !== undefined && no !== undefined) fail(path, `has both \`${name}\` and \`Not${name}\`; keep one.`);
    return yes === undefined && no !== undefined ? [no, true] : [yes, false];
  }

  private principals(value: unknown, path: string): Principals {
    if (value === "*") return { everyone: true, listed: [] };
    if (this.unknown(value)) return { everyone: false, listed: [{ type: "AWS", id: this.text(value) }] };
    if (typeof value === "string")
      return fail(path, `is ${shown(value)}; as plain text only "*" is allowed. Write {"AWS": …} or {"Service": …}.`);
    if (!isObject(value)) return fail(path, `must be "*" or an object, and is ${describe(value)}.`);
    refuseUnknownKeys(value, principalTypes, path);
    const listed = principalTypes.flatMap((type) => {
      const ids = own(value, type);
      return ids === undefined ? [] : this.texts(ids, `${path}.${type}`, "principal").map((id) => ({ type, id }));
    });
    if (listed.length === 0) fail(path, `names nobody; it needs one of ${principalTypes.join(", ")}.`);
    return { everyone: false, listed };
  }

  /** The conditions; `undefined` when some of them cannot be known at all. */
  private conditions(value: unknown, path: string): readonly Condition[] | undefined {
    if (value === undefined) return [];
    if (this.unknown(value)) return undefined;
    if (!isObject(value)) return fail(path, `must be an object, and is ${describe(value)}.`);
    let known = true;
    const said = new Set<string>();
    const conditions = Object.entries(value).flatMap(([name, keys]) => {
      const match = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]{1,40}?)(IfExists)?$/.exec(name);
      const operator = operatorNameOf(match?.[2] ?? "");
      if (!match || !operator)
        return fail(path, `\`${cut(name)}\` is no condition operator. Known: ${operatorNames.join(", ")}.`);
      if (operator === "Null" && match[3])
        return fail(path, "`NullIfExists` is no condition operator: `Null` itself asks whether a key exists.");
      const spelling = `${match[1]}:${operator}${match[3]}`;
      if (said.has(spelling)) fail(path, `says \`${cut(name)}\` twice. Put all of its keys into one.`);
      said.add(spelling);
      if (this.unknown(keys)) {
        known = false;
        return [];
      }
      if (!isObject(keys)) return fail(`${path}.${name}`, `must be an object of keys, and is ${describe(keys)}.`);
      return Object.entries(keys).map(([key, values]) => ({
        operator,
        ifExists: match[3] !== undefined,
        qualifier: match[1] as Condition["qualifier"],
        key,
        values: this.conditionValues(values, `${path}.${name}.${cut(key)}`),
      }));
    });
    return known ? conditions : undefined;
  }

  private conditionValues(value: unknown, path: string): readonly Text[] {
    const list = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    return list.map((item) =>
      typeof item === "string" || typeof item === "number" || typeof item === "boolean"
        ? this.text(String(item))
        : fail(path, `must be text, a number or a boolean, and is ${describe(item)}.`),
    );
  }

  private texts(value: unknown, path: string, noun: string): readonly Text[] {
    const list = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    if (list.length === 0) fail(path, `is an empty list; it needs at least one ${noun}.`);
    return list.map((item, i) =>
      typeof item === "string" && item !== ""
        ? this.text(item)
        : fail(
            Array.isArray(value) ? `${path}[${i}]` : path,
            `must be ${noun} as text, and is ${item === "" ? "empty" : describe(item)}.`,
          ),
    );
  }

  private text(value: string): Text {
    if (this.isUnknown(value) || (this.versionUnknown && value.includes("${"))) return whollyUnknown(value);
    const pieces = value.length < 36 ? [value] : value.split(sentinel);
    const known: string[] = [""];
    for (const piece of pieces) {
      if (pieces.length > 1 && this.isUnknown(piece)) known.push("");
      else known[known.length - 1] += piece;
    }
    return known.length > 1 ? { text: value, unknown: true, known } : { text: value, unknown: false };
  }

  private unknown(value: unknown): value is string {
    return typeof value === "string" && this.isUnknown(value);
  }
}

/**
 * Reads a policy document, as JSON text or as an object, in every spelling that IAM accepts.
 * Throws `PolicySyntaxError`. Source: IAM JSON policy element reference and grammar.
 */
export const parsePolicy = (document: string | object, options: ParseOptions = {}): Policy => {
  const value: unknown = typeof document === "string" ? readJson(document) : document;
  if (!isObject(value)) return fail("", `a policy document is an object, and this is ${describe(value)}.`);
  return new Reader(options.unknown ?? (() => false)).policy(value);
};
