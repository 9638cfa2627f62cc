import { isObject } from "../is-object";
import { type Fail, readJson } from "./json";
import { operatorNameOf } from "./operators";
import type { Condition, Policy, Principals, Statement, Text } from "./syntax";

/** What sets one service's policy language apart from another's. */
export interface Dialect<T extends string, V extends string> {
  readonly service: string;
  /** The first is that of a document that names none. */
  readonly versions: readonly [V, ...V[]];
  readonly documentKeys: readonly string[];
  /** The keys of a Principal. */
  readonly principalTypes: readonly T[];
  /** The type of principals in a plain list, where the service knows such lists; an empty one is everyone. */
  readonly listed?: T;
  readonly operators: readonly string[];
  readonly fail: Fail;
}

/** What the caller knows about a document. */
export interface ParseOptions {
  /** True for a value that stands for something unknown; texts that contain such a value are unknown too. */
  readonly unknown?: (value: string) => boolean;
}

type Json = Readonly<Record<string, unknown>>;

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

const describe = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  return value === null ? "null" : typeof value === "object" ? "an object" : `a ${typeof value}`;
};

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

const shown = (value: unknown): string => (typeof value === "string" ? JSON.stringify(cut(value)) : describe(value));

const own = (object: Json, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

/** A UUID-like sentinel may stand in the middle of a longer text, where a program joined it to something. */
const sentinel = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/;

const whollyUnknown = (text: string): Text => ({ text, unknown: true, known: ["", ""] });

class Reader<T extends string, V extends string> {
  /** True when the document's version cannot be known, and with it what a `${` means. */
  private versionUnknown = false;

  constructor(
    private readonly dialect: Dialect<T, V>,
    private readonly isUnknown: (value: string) => boolean,
  ) {}

  policy(document: Json): Policy<T, V> {
    const { service, versions, documentKeys } = this.dialect;
    this.refuseUnknownKeys(document, documentKeys, "");
    const said = own(document, "Version") ?? versions[0];
    this.versionUnknown = this.unknown(said);
    const version = versions.find((each) => each === said);
    if (version === undefined && !this.versionUnknown)
      this.fail(
        "Version",
        `is ${shown(said)}; ${service} knows ${[...versions]
          .reverse()
          .map((each) => `"${each}"`)
          .join(" and ")}.`,
      );
    const id = own(document, "Id");
    if (id !== undefined && typeof id !== "string") this.fail("Id", `must be text, and is ${describe(id)}.`);
    const statement = own(document, "Statement");
    if (statement === undefined) this.fail("", "the document has no `Statement`.");
    const single = !Array.isArray(statement);
    const list = (single ? [statement] : statement) as readonly unknown[];
    if (list.length === 0) this.fail("Statement", "is an empty list; it needs at least one statement.");
    return {
      version: version ?? versions.at(-1) ?? versions[0],
      id: id as string | undefined,
      statements: list.flatMap((item, i) => this.statements(item, single ? "Statement" : `Statement[${i}]`)),
    };
  }

  private statements(value: unknown, path: string): readonly Statement<T>[] {
    if (this.unknown(value)) return this.either({ Effect: value, Action: value, Principal: value }, path);
    if (!isObject(value)) return this.fail(path, `must be an object, and is ${describe(value)}.`);
    return this.unknown(own(value, "Effect")) ? this.either(value, path) : [this.statement(value, path)];
  }

  /** A statement whose effect cannot be known: it may allow, and it may deny. */
  private either(value: Json, path: string): readonly Statement<T>[] {
    return (["Allow", "Deny"] as const).map((effect) => ({
      ...this.statement({ ...value, Effect: effect }, path),
      uncertain: true,
    }));
  }

  private statement(value: Json, path: string): Statement<T> {
    this.refuseUnknownKeys(value, statementKeys, path);
    const sid = own(value, "Sid");
    if (sid !== undefined && typeof sid !== "string")
      this.fail(`${path}.Sid`, `must be text, and is ${describe(sid)}.`);
    const effect = own(value, "Effect");
    if (effect !== "Allow" && effect !== "Deny")
      this.fail(
        `${path}.Effect`,
        effect === undefined
          ? 'is missing; it is "Allow" or "Deny".'
          : `is ${shown(effect)}; it must be "Allow" or "Deny".`,
      );
    const [action, notAction] = this.oneOf(value, "Action", path);
    if (action === undefined) this.fail(path, "has neither `Action` nor `NotAction`.");
    const [resource, notResource] = this.oneOf(value, "Resource", path);
    const [principal, notPrincipal] = this.oneOf(value, "Principal", path);
    const word = (name: string, not: boolean): string => `${path}.${not ? "Not" : ""}${name}`;
    const conditions = this.conditions(own(value, "Condition"), `${path}.Condition`);
    return {
      sid: sid as string | undefined,
      effect: effect as Statement<T>["effect"],
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
    if (yes !== undefined && no !== undefined) this.fail(path, `has both \`${name}\` and \`Not${name}\`; keep one.`);
    return yes === undefined && no !== undefined ? [no, true] : [yes, false];
  }

  private principals(value: unknown, path: string): Principals<T> {
    if (value === "*") return { everyone: true, listed: [] };
    const { principalTypes, listed: bare } = this.dialect;
    const [first] = principalTypes;
    if (this.unknown(value) && first) return { everyone: false, listed: [{ type: first, id: this.text(value) }] };
    if (bare !== undefined && Array.isArray(value)) return this.list(value, bare, path);
    if (typeof value === "string")
      return this.fail(
        path,
        `is ${shown(value)}; as plain text only "*" is allowed. Write {"${first}": …} or {"Service": …}.`,
      );
    if (!isObject(value)) return this.fail(path, `must be "*" or an object, and is ${describe(value)}.`);
    this.refuseUnknownKeys(value, principalTypes, path);
    const listed = principalTypes.flatMap((type) => {
      const ids = own(value, type);
      return ids === undefined ? [] : this.texts(ids, `${path}.${type}`, "principal").map((id) => ({ type, id }));
    });
    if (listed.length === 0) this.fail(path, `names nobody; it needs one of ${principalTypes.join(", ")}.`);
    return { everyone: false, listed };
  }

  private list(value: readonly unknown[], type: T, path: string): Principals<T> {
    const ids = value.length === 0 ? [] : this.texts(value, path, "principal");
    const everyone = ids.length === 0 || ids.some(({ text, unknown }) => !unknown && text === "*");
    return { everyone, listed: everyone ? [] : ids.map((id) => ({ type, id })) };
  }

  /** The conditions; `undefined` when some of them cannot be known at all. */
  private conditions(value: unknown, path: string): readonly Condition[] | undefined {
    if (value === undefined) return [];
    if (this.unknown(value)) return undefined;
    if (!isObject(value)) return this.fail(path, `must be an object, and is ${describe(value)}.`);
    let known = true;
    const said = new Set<string>();
    const conditions = Object.entries(value).flatMap(([name, keys]) => {
      const match = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]{1,40}?)(IfExists)?$/.exec(name);
      const operator = operatorNameOf(match?.[2] ?? "");
      const { operators } = this.dialect;
      if (!match || !operator || !operators.includes(operator))
        return this.fail(path, `\`${cut(name)}\` is no condition operator. Known: ${operators.join(", ")}.`);
      if (operator === "Null" && match[3])
        return this.fail(path, "`NullIfExists` is no condition operator: `Null` itself asks whether a key exists.");
      const spelling = `${match[1]}:${operator}${match[3]}`;
      if (said.has(spelling)) this.fail(path, `says \`${cut(name)}\` twice. Put all of its keys into one.`);
      said.add(spelling);
      if (this.unknown(keys)) {
        known = false;
        return [];
      }
      if (!isObject(keys)) return this.fail(`${path}.${name}`, `must be an object of keys, and is ${describe(keys)}.`);
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
        : this.fail(path, `must be text, a number or a boolean, and is ${describe(item)}.`),
    );
  }

  private texts(value: unknown, path: string, noun: string): readonly Text[] {
    const list = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    if (list.length === 0) this.fail(path, `is an empty list; it needs at least one ${noun}.`);
    return list.map((item, i) =>
      typeof item === "string" && item !== ""
        ? this.text(item)
        : this.fail(
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

  private fail(path: string, problem: string): never {
    return this.dialect.fail(path, problem);
  }

  private refuseUnknownKeys(object: Json, known: readonly string[], path: string): void {
    for (const key of Object.keys(object)) {
      if (known.includes(key)) continue;
      const meant = known.find((candidate) => candidate.toLowerCase() === key.toLowerCase());
      const advice = meant ? `Did you mean \`${meant}\`?` : `Known: ${known.join(", ")}.`;
      this.fail(path, `unknown element \`${cut(key)}\`. ${advice}`);
    }
  }

  private unknown(value: unknown): value is string {
    return typeof value === "string" && this.isUnknown(value);
  }
}

/** Reads a policy document, as JSON text or as an object, in a service's language. */
export const readPolicy = <T extends string, V extends string>(
  document: string | object,
  dialect: Dialect<T, V>,
  { unknown = () => false }: ParseOptions,
): Policy<T, V> => {
  const value: unknown = typeof document === "string" ? readJson(document, dialect.fail) : document;
  if (!isObject(value)) return dialect.fail("", `a policy document is an object, and this is ${describe(value)}.`);
  return new Reader(dialect, unknown).policy(value);
};
