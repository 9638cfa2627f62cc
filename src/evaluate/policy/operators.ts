import { inRange, toNumber, toTime } from "./values";

/** How a condition operator compares one value of the request with one value of the policy. */
export interface Operator {
  readonly name: string;
  /** Negated operators hold when no value matches, and when the key is absent. */
  readonly negated: boolean;
  /** Texts, patterns and ARNs may hold variables; other values are compared by `test`. */
  readonly compares: "text" | "textIgnoringCase" | "pattern" | "arn" | "value";
  test(request: string, policy: string): boolean;
}

const never = (): boolean => false;

const named = (
  name: string,
  compares: Operator["compares"],
  test: Operator["test"] = never,
  negated = false,
): Operator => ({ name, compares, test, negated });

const pair = (
  [positive, negative]: readonly [string, string],
  compares: Operator["compares"],
  test?: Operator["test"],
): readonly Operator[] => [named(positive, compares, test), named(negative, compares, test, true)];

const compare =
  (read: (text: string) => number, test: (a: number, b: number) => boolean): Operator["test"] =>
  (request, policy) =>
    test(read(request), read(policy));

const ordered = (kind: "Numeric" | "Date", read: (text: string) => number): readonly Operator[] => [
  ...pair(
    [`${kind}Equals`, `${kind}NotEquals`],
    "value",
    compare(read, (a, b) => a === b),
  ),
  named(
    `${kind}LessThan`,
    "value",
    compare(read, (a, b) => a < b),
  ),
  named(
    `${kind}LessThanEquals`,
    "value",
    compare(read, (a, b) => a <= b),
  ),
  named(
    `${kind}GreaterThan`,
    "value",
    compare(read, (a, b) => a > b),
  ),
  named(
    `${kind}GreaterThanEquals`,
    "value",
    compare(read, (a, b) => a >= b),
  ),
];

const bytes = (text: string): string => text.replace(/={1,2}$/, "");

/** Every operator but `Null`, which asks for presence. Source: IAM JSON policy elements, condition operators. */
const list: readonly Operator[] = [
  ...pair(["StringEquals", "StringNotEquals"], "text"),
  ...pair(["StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"], "textIgnoringCase"),
  ...pair(["StringLike", "StringNotLike"], "pattern"),
  ...pair(["ArnEquals", "ArnNotEquals"], "arn"),
  ...pair(["ArnLike", "ArnNotLike"], "arn"),
  ...ordered("Numeric", toNumber),
  ...ordered("Date", toTime),
  ...pair(["IpAddress", "NotIpAddress"], "value", inRange),
  named("Bool", "value", (request, policy) => request.toLowerCase() === policy.toLowerCase()),
  named("BinaryEquals", "value", (request, policy) => bytes(request) === bytes(policy)),
];

/** By name. */
export const operators: ReadonlyMap<string, Operator> = new Map(list.map((operator) => [operator.name, operator]));

/** The names a Condition block may use. */
export const operatorNames: readonly string[] = [...operators.keys(), "Null"];

const spellings: ReadonlyMap<string, string> = new Map(operatorNames.map((name) => [name.toLowerCase(), name]));

/** The operator's name, from any spelling in capitals and small letters. */
export const operatorNameOf = (written: string): string | undefined => spellings.get(written.toLowerCase());
