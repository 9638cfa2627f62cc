import type { PolicyConfigSchema } from "@pulumi/policy";
import { isObject } from "../evaluate/is-object";
import { problemOf } from "./exceptions";
import { suggest } from "./suggest";
import type { EnforcementLevel } from "./verdict";

interface FieldTypes {
  string: string;
  integer: number;
  number: number;
  boolean: boolean;
  array: readonly unknown[];
}

/** One knob of a policy: a JSON schema with a description and the default that applies when it is not set. */
export interface ConfigField {
  readonly type: keyof FieldTypes;
  readonly description: string;
  readonly default: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly items?: { readonly type: "string" | "object"; readonly enum?: readonly string[] };
}

export type ConfigFields = Readonly<Record<string, ConfigField>>;

/** The values of a policy's knobs, typed by their schema. */
export type ConfigOf<S extends ConfigFields> = {
  readonly [K in keyof S]: S[K] extends { enum: readonly (infer E)[] }
    ? E
    : S[K]["type"] extends "array"
      ? readonly string[]
      : FieldTypes[S[K]["type"]];
};

/** Thrown when configuration cannot be meant as it is written: an unknown policy or key, a wrong value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const levels: readonly EnforcementLevel[] = ["advisory", "mandatory", "remediate", "disabled"];

/** The setting that every policy has. */
const exceptionsField: ConfigField = {
  type: "array",
  items: { type: "object" },
  default: [],
  description:
    'Accepted violations: `resource` (name or URN; "the stack" for what is said of it as a whole), `reason` (10 characters or more), `until` (YYYY-MM-DD, the last day) and, if only one message is meant, `finding` (its id).',
};

/** What a policy's configuration may hold besides its own fields. */
export const fieldsOf = (own: ConfigFields): ConfigFields => ({ ...own, exceptions: exceptionsField });

const quoted = (values: readonly string[]): string => values.map((value) => `"${value}"`).join(", ");

const describe = (field: ConfigField): string => {
  if (field.enum) return `one of ${quoted(field.enum)}`;
  if (field.items?.enum) return `a list of ${quoted(field.items.enum)}`;
  const range = [
    ...(field.minimum === undefined ? [] : [`at least ${field.minimum}`]),
    ...(field.maximum === undefined ? [] : [`at most ${field.maximum}`]),
  ].join(" and ");
  const noun = field.type === "array" ? `a list of ${field.items?.type ?? "string"}s` : field.type;
  const counted = field.type === "array" ? noun : `${field.type === "integer" ? "an" : "a"} ${noun}`;
  return range ? `${counted}, ${range}` : counted;
};

const fitsItem = ({ items }: ConfigField, item: unknown): boolean =>
  items?.type === "object" ? isObject(item) : typeof item === "string" && (!items?.enum || items.enum.includes(item));

const fits = (field: ConfigField, value: unknown): boolean => {
  switch (field.type) {
    case "string":
      return typeof value === "string" && (!field.enum || field.enum.includes(value));
    case "boolean":
      return typeof value === "boolean";
    case "array":
      return Array.isArray(value) && value.every((item) => fitsItem(field, item));
    default:
      return (
        typeof value === "number" &&
        (field.type === "number" || Number.isInteger(value)) &&
        value >= (field.minimum ?? -Infinity) &&
        value <= (field.maximum ?? Infinity)
      );
  }
};

/**
 * A policy's configuration with its defaults filled in. The engine fills them in too, but only the engine does.
 * Throws `ConfigError` for an unknown key, a value its schema refuses, or an exception from a message that there is not.
 */
export const readConfig = (
  policy: string,
  own: ConfigFields,
  given: Readonly<Record<string, unknown>>,
  messageIds: readonly string[],
): Readonly<Record<string, unknown>> => {
  const fields = fieldsOf(own);
  const config: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) config[key] = field.default;
  for (const [key, value] of Object.entries(given)) {
    if (key === "enforcementLevel") continue;
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field)
      throw new ConfigError(`Policy \`${policy}\` has no setting \`${key}\`. ${suggest(key, Object.keys(fields))}`);
    if (!fits(field, value))
      throw new ConfigError(
        `Policy \`${policy}\`: setting \`${key}\` is ${JSON.stringify(value)}; it must be ${describe(field)}. ` +
          `Example: ${JSON.stringify({ [policy]: { [key]: field.default } })}`,
      );
    config[key] = value;
  }
  for (const exception of config.exceptions as readonly Readonly<Record<string, unknown>>[]) {
    const start = `Policy \`${policy}\`: the exception ${JSON.stringify(exception)}`;
    const problem = problemOf(exception);
    if (problem) throw new ConfigError(`${start} ${problem}.`);
    const finding = exception.finding as string | undefined;
    if (finding !== undefined && !messageIds.includes(finding))
      throw new ConfigError(`${start} has an unknown \`finding\`. ${suggest(finding, messageIds)}`);
  }
  return config;
};

/** The schema of a policy's configuration as the policy SDK wants it. */
export const toConfigSchema = (own: ConfigFields): PolicyConfigSchema => ({
  properties: fieldsOf(own) as unknown as NonNullable<PolicyConfigSchema["properties"]>,
});

/** Configuration of several policies: the format of `--policy-pack-config` files. */
export type PackConfig = Readonly<Record<string, EnforcementLevel | Readonly<Record<string, unknown>>>>;

const isLevel = (value: unknown): value is EnforcementLevel => levels.includes(value as EnforcementLevel);

/**
 * The level and settings of one policy; the entry `all` sets the level of every policy that has none of its own.
 * Throws `ConfigError`.
 */
export const configFor = (
  config: PackConfig,
  policy: string,
): { readonly level: EnforcementLevel | undefined; readonly settings: Readonly<Record<string, unknown>> } => {
  const levelOf = (name: string): EnforcementLevel | undefined => {
    const entry = Object.hasOwn(config, name) ? config[name] : undefined;
    const level = typeof entry === "object" ? entry.enforcementLevel : entry;
    if (level === undefined || isLevel(level)) return level;
    throw new ConfigError(
      `Policy \`${name}\`: enforcement level ${JSON.stringify(level)} is unknown; it must be one of ${levels.join(", ")}.`,
    );
  };
  const entry = Object.hasOwn(config, policy) ? config[policy] : undefined;
  return {
    level: levelOf(policy) ?? levelOf("all"),
    settings: typeof entry === "object" ? entry : {},
  };
};

/** Throws `ConfigError` when the configuration names a policy that there is not; the engine lets that pass. */
export const expectKnownPolicies = (config: PackConfig, known: readonly string[]): void => {
  for (const [name, entry] of Object.entries(config)) {
    const setting =
      name === "all" && isObject(entry) ? Object.keys(entry).find((key) => key !== "enforcementLevel") : undefined;
    if (setting !== undefined)
      throw new ConfigError(
        `\`all\` sets the level of every policy and nothing else; give \`${setting}\` to the policy that has it.`,
      );
    if (name !== "all" && !known.includes(name))
      throw new ConfigError(`Unknown policy \`${name}\` in the configuration. ${suggest(name, known)}`);
    if (typeof entry !== "string" && !isObject(entry))
      throw new ConfigError(
        `Policy \`${name}\` is configured as ${JSON.stringify(entry)}; give an enforcement level or an object of settings.`,
      );
  }
};
