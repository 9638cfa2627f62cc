import { arnMatches, globMatches } from "./glob";

/** A condition operator: whether one value of the request meets one value of the policy. */
export interface Operator {
  /** Negated operators hold when no value matches, and when the key is absent. */
  readonly negated: boolean;
  /** False when a wildcard in the policy's value is plain text. */
  readonly wildcards: boolean;
  test(request: string, policy: string): boolean;
}

const toNumber = (text: string): number => (/^[+-]?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN);

const toTime = (text: string): number => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text));

const compare =
  (read: (text: string) => number, test: (a: number, b: number) => boolean) =>
  (request: string, policy: string): boolean =>
    test(read(request), read(policy));

/** An address as a number and its width in bits; `undefined` when it is neither IPv4 nor IPv6. */
const toAddress = (text: string): { readonly value: bigint; readonly bits: number } | undefined => {
  const v4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (v4) {
    const octets = v4.slice(1).map(Number);
    if (octets.some((octet) => octet > 255)) return undefined;
    return { value: octets.reduce((sum, octet) => (sum << 8n) | BigInt(octet), 0n), bits: 32 };
  }
  if (!/^[0-9a-f:]{2,39}$/i.test(text) || !text.includes(":")) return undefined;
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - groups.reduce((count, half) => count + half.length, 0);
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const all = [...(groups[0] ?? []), ...Array<string>(missing).fill("0"), ...(groups[1] ?? [])];
  if (all.some((group) => group.length === 0 || group.length > 4)) return undefined;
  return { value: all.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n), bits: 128 };
};

/** True when an address lies in a range in CIDR notation; a range without a length is one address. */
export const inRange = (address: string, range: string): boolean => {
  const [base = "", length] = range.split("/");
  const [ip, network] = [toAddress(address), toAddress(base)];
  if (!ip || !network || ip.bits !== network.bits) return false;
  const prefix = length === undefined ? network.bits : Number(length);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > network.bits) return false;
  const shift = BigInt(network.bits - prefix);
  return ip.value >> shift === network.value >> shift;
};

const same = (a: string, b: string): boolean => a === b;
const sameIgnoringCase = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const like = (request: string, policy: string): boolean => globMatches(policy, request);
const arnLike = (request: string, policy: string): boolean => arnMatches(policy, request);

const pair = (
  name: string,
  negatedName: string,
  test: Operator["test"],
  wildcards = false,
): readonly (readonly [string, Operator])[] => [
  [name, { negated: false, wildcards, test }],
  [negatedName, { negated: true, wildcards, test }],
];

/** Every operator but `Null`, which asks for presence. Source: IAM JSON policy elements, condition operators. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ...pair("StringEquals", "StringNotEquals", same),
  ...pair("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", sameIgnoringCase),
  ...pair("StringLike", "StringNotLike", like, true),
  ...pair("ArnEquals", "ArnNotEquals", arnLike, true),
  ...pair("ArnLike", "ArnNotLike", arnLike, true),
  ...pair(
    "NumericEquals",
    "NumericNotEquals",
    compare(toNumber, (a, b) => a === b),
  ),
  ...pair(
    "DateEquals",
    "DateNotEquals",
    compare(toTime, (a, b) => a === b),
  ),
  ...pair("IpAddress", "NotIpAddress", inRange),
  ...(["Numeric", "Date"] as const).flatMap((kind): readonly (readonly [string, Operator])[] => {
    const read = kind === "Numeric" ? toNumber : toTime;
    const of = (test: (a: number, b: number) => boolean): Operator => ({
      negated: false,
      wildcards: false,
      test: compare(read, test),
    });
    return [
      [`${kind}LessThan`, of((a, b) => a < b)],
      [`${kind}LessThanEquals`, of((a, b) => a <= b)],
      [`${kind}GreaterThan`, of((a, b) => a > b)],
      [`${kind}GreaterThanEquals`, of((a, b) => a >= b)],
    ];
  }),
  ["Bool", { negated: false, wildcards: false, test: sameIgnoringCase }],
  ["BinaryEquals", { negated: false, wildcards: false, test: same }],
]);

/** The names a Condition block may use. */
export const operatorNames: readonly string[] = [...operators.keys(), "Null"];
