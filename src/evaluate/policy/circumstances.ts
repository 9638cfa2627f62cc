import type { Condition, Policy } from "./syntax";
import type { ContextValue } from "./template";
import { inRange, toRange } from "./values";

type Candidate = ContextValue | undefined;

/** What may stand under each lower-case key of a request; keys that are not here are the caller's to choose. */
export type Facts = Readonly<Record<string, readonly Candidate[]>>;

/** Contexts in which a caller can make a request. */
export interface Circumstances {
  readonly contexts: readonly Readonly<Record<string, ContextValue>>[];
  /** False when there are more, so that what none of these brings about is not proven impossible. */
  readonly complete: boolean;
}

/** An address that nobody's policy names. */
export const ADDRESS = "203.0.113.1";

/** An account that no policy names. */
export const strangerTo = (policies: readonly Policy[]): string => {
  const text = JSON.stringify(policies);
  const accounts = Array.from({ length: 100 }, (_, i) => String(i * 10_101_010_101).padStart(12, "0"));
  return accounts.find((account) => !text.includes(account)) ?? "000000000000";
};

/** A text that a pattern fits. */
export const fill = (pattern: string): string => pattern.replace(/[*?]/g, "x");

const isOpen = (pattern: string): boolean => /[*?]/.test(pattern);

const fillAccount = (pattern: string, account: string): string =>
  pattern === "*" ? account : pattern.replace("*", "0".repeat(Math.max(0, 13 - pattern.length))).replace(/[*?]/g, "0");

/** What of a pattern a stranger can own: ARNs of its own account, and names whose identifying part the pattern leaves open. */
const owned = (pattern: string, account: string): readonly string[] => {
  if (!isOpen(pattern)) return [];
  if (/^[\d*?]{1,12}$/.test(pattern)) return [fillAccount(pattern, account)];
  const parts = pattern.split(":");
  const [first = "", , , , owner = ""] = parts;
  if (parts.length < 6 && first === "arn") return [fill(pattern), fill(pattern.replace("*", `us-east-1:${account}`))];
  if (first !== "arn") return isOpen(first.split("/")[0] ?? "") ? [fill(pattern)] : [];
  if (owner !== "" && !isOpen(owner)) return [];
  return [fill([...parts.slice(0, 4), owner && fillAccount(owner, account), ...parts.slice(5)].join(":"))];
};

/** An address of a range that is too wide to be anybody's own. */
const inWideRange = (range: string): readonly string[] => {
  const parsed = toRange(range);
  if (!parsed || parsed.length >= (parsed.bits === 32 ? 8 : 32)) return [];
  return inRange(ADDRESS, range) ? [ADDRESS] : [range.split("/")[0] ?? ""];
};

const around = (value: string): readonly string[] =>
  Number.isFinite(Number(value))
    ? [String(Number(value) - 1), value, String(Number(value) + 1)]
    : [value, "1970-01-01", "9999-12-31"];

const isPattern = (operator: string): boolean => /Like$|^Arn/.test(operator);

/** Values that a caller may choose because a condition names them. */
const named = (operator: string, value: string): readonly string[] => {
  if (operator === "Bool") return ["true", "false"];
  if (/^(Numeric|Date)/.test(operator)) return around(value);
  if (/IpAddress$/.test(operator)) return [value.split("/")[0] ?? ""];
  return isPattern(operator) ? [fill(value)] : [value];
};

const MOST_VALUES = 12;
const MOST_CONTEXTS = 512;

/** True for an ARN that names somebody's account: not the caller's to choose, when a service fills it in. */
const isOthersArn = (value: string): boolean => /^arn:[^:]*:[^:]*:[^:]*:\d{12}:/.test(value);

interface Value {
  readonly condition: Condition;
  readonly text: string;
}

const isFlag = (fact: Facts[string]): boolean => fact.every((value) => value === "true" || value === "false");

/** What a value of a policy adds to what a caller can bring about. */
const moreBy = (
  { condition: { operator }, text }: Value,
  fact: Facts[string] | undefined,
  isService: boolean,
  account: string,
): readonly string[] => {
  if (!fact) {
    if (!isService || !text.startsWith("arn:")) return named(operator, text);
    return isOthersArn(text) ? [] : owned(text, account);
  }
  if (/IpAddress$/.test(operator)) return inWideRange(text);
  const isGiven = isFlag(fact) || fact.every((value) => value === undefined);
  return isPattern(operator) && !isGiven ? owned(text, account) : [];
};

const valuesByKey = (policies: readonly Policy[]): ReadonlyMap<string, readonly Value[]> => {
  const byKey = new Map<string, Value[]>();
  for (const { statements } of policies)
    for (const { conditions } of statements)
      for (const condition of conditions) {
        const key = condition.key.toLowerCase();
        const values = byKey.get(key) ?? [];
        byKey.set(key, values);
        for (const { text, unknown } of condition.values) if (!unknown) values.push({ condition, text });
      }
  return byKey;
};

const withValue = (
  context: Readonly<Record<string, ContextValue>>,
  key: string,
  value: Candidate,
): Readonly<Record<string, ContextValue>> => {
  if ((Object.hasOwn(context, key) ? context[key] : undefined) === value) return context;
  if (value !== undefined) return { ...context, [key]: value };
  const { [key]: _, ...rest } = context;
  return rest;
};

const usual = new WeakMap<Facts, Readonly<Record<string, ContextValue>>>();

/** A request with the first of what may stand under each key: the same caller is asked about many calls. */
const usualOf = (facts: Facts): Readonly<Record<string, ContextValue>> => {
  const known = usual.get(facts);
  if (known) return known;
  const entries = Object.entries(facts).flatMap(([key, [value]]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  const context: Readonly<Record<string, ContextValue>> = Object.fromEntries(entries);
  usual.set(facts, context);
  return context;
};

/**
 * The circumstances that a caller can bring about, as far as some policies ask for them: facts about the caller stay as they
 * are, but for patterns that it fits too, and everything else it chooses.
 */
export const circumstancesOf = (policies: readonly Policy[], facts: Facts, account: string): Circumstances => {
  const isService = facts["aws:principalisawsservice"]?.[0] === "true";
  let complete = true;
  let contexts: readonly Readonly<Record<string, ContextValue>>[] = [usualOf(facts)];
  for (const [key, asked] of valuesByKey(policies)) {
    const fact = Object.hasOwn(facts, key) ? facts[key] : undefined;
    const values = new Set<Candidate>(fact ?? [undefined, "something else"]);
    for (const value of asked) {
      if (values.size > MOST_VALUES) break;
      for (const more of moreBy(value, fact, isService, account)) values.add(more);
    }
    const chosen = [...values].slice(0, MOST_VALUES);
    if (chosen.length < values.size || chosen.length * contexts.length > MOST_CONTEXTS) complete = false;
    contexts = contexts
      .flatMap((context) => chosen.map((value) => withValue(context, key, value)))
      .slice(0, MOST_CONTEXTS);
  }
  return { contexts, complete };
};
