import { isObject } from "../is-object";
import { numbersBeyondDouble } from "./numbers";
import { EventPatternSyntaxError, type Field } from "./syntax";
import { operators, type TestReader, testReader } from "./tests";

/** How to read a pattern. */
export interface ParseOptions {
  /** Tells a value that stands for something unknown; default none does. */
  readonly unknown?: (value: unknown) => boolean;
  /** The most characters of the pattern as compact JSON; default 4096, which is PutRule's limit. */
  readonly maxLength?: number;
}

/** More levels than any event of a service has; deeper patterns are refused. */
const MAX_DEPTH = 100;

/** No field of a `$or` branch may be called like an operator, of today or of some day (event-ruler, reserved words). */
const reserved = new Set([
  ...operators,
  ...["=", "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case"],
  ...["date-after", "date-on-or-after", "date-before", "date-on-or-before", "in-date-range"],
  ...["ip-address-in-range", "ip-address-not-in-range"],
]);

type Source = Readonly<Record<string, unknown>>;

/** Two objects or more, none with a reserved word, are branches; any other `$or` is a field of that name. */
const branchesOf = (key: string, value: unknown): readonly Source[] | undefined => {
  if (key !== "$or" || !Array.isArray(value) || value.length < 2) return undefined;
  const branches: readonly unknown[] = value;
  return branches.every((each) => isObject(each) && !Object.keys(each).some((name) => reserved.has(name)))
    ? (branches as readonly Source[])
    : undefined;
};

class Reader {
  constructor(
    private readonly isUnknown: (value: unknown) => boolean,
    private readonly tests: TestReader,
  ) {}

  fields(source: Source, path: string, depth: number, inBranch: boolean): readonly Field[] {
    const fields = Object.entries(source).flatMap(([key, value]) =>
      value === undefined ? [] : [this.field(key, value, path, depth, inBranch)],
    );
    if (fields.length === 0)
      throw new EventPatternSyntaxError(path, "is an empty object; name a field, or leave it out.");
    return fields;
  }

  private field(key: string, value: unknown, above: string, depthAbove: number, inBranch: boolean): Field {
    const path = above === "" ? key : `${above}.${key}`;
    const depth = depthAbove + key.split(".", MAX_DEPTH + 1).length;
    if (depth > MAX_DEPTH)
      throw new EventPatternSyntaxError("", `The pattern is nested deeper than ${MAX_DEPTH} levels.`);
    const isOpenBranch = key === "$or" && Array.isArray(value) && value.some(this.isUnknown);
    if (isOpenBranch || this.isUnknown(value) || this.isUnknown(key)) return { kind: "unknown", key, source: value };
    const branches = branchesOf(key, value);
    if (branches)
      return {
        kind: "or",
        branches: branches.map((branch, i) => this.fields(branch, `${path}[${i}]`, depth, true)),
      };
    if (inBranch && reserved.has(key))
      throw new EventPatternSyntaxError(path, "is a reserved word, which no field in a $or may be called.");
    if (isObject(value)) return { kind: "fields", key, fields: this.fields(value, path, depth, inBranch) };
    if (!Array.isArray(value))
      throw new EventPatternSyntaxError(path, "is neither an object nor a list; write the value as a list: [value].");
    if (value.length === 0)
      throw new EventPatternSyntaxError(path, "is an empty list; it matches nothing. Name a value.");
    return { kind: "tests", key, tests: value.map((item: unknown, i) => this.tests(item, () => `${path}[${i}]`)) };
  }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new EventPatternSyntaxError("", `The pattern is no JSON: ${(error as Error).message}.`);
  }
};

/** Reads a pattern, as JSON text or as the object that it holds; of a key given twice the last counts. Throws `EventPatternSyntaxError`. */
export const parseFields = (pattern: string | object, { unknown = () => false }: ParseOptions): readonly Field[] => {
  const value = typeof pattern === "string" ? parseJson(pattern) : pattern;
  if (!isObject(value)) throw new EventPatternSyntaxError("", 'The pattern is no object; write {"source": ["aws.…"]}.');
  const inexact = typeof pattern === "string" ? numbersBeyondDouble(pattern) : new Set<number>();
  return new Reader(unknown, testReader(unknown, inexact)).fields(value, "", 0, false);
};
