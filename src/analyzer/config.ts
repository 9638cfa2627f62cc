import type * as pb from "@pulumi/pulumi/proto/analyzer_pb";
import type { Properties } from "../snapshot/snapshot";
import { PackError } from "./errors";
import { type Enforcement, enforcementOf } from "./messages";

/** Levels and settings by policy name, as in a `--policy-pack-config` file; `all` sets a level for every policy. */
export type GivenConfig = Readonly<Record<string, string | Properties>>;

/** A policy's configuration as the engine hands it to the pack. */
export interface EffectiveConfig {
  readonly level: Enforcement;
  readonly properties: Properties;
}

const words: readonly string[] = ["advisory", "mandatory", "remediate", "disabled"];

const entryOf = (
  given: GivenConfig,
  name: string,
): { readonly level: Enforcement | undefined; readonly properties: Properties } => {
  const entry = Object.hasOwn(given, name) ? given[name] : undefined;
  if (entry === undefined) return { level: undefined, properties: {} };
  const { enforcementLevel, ...properties } =
    typeof entry === "string" ? { enforcementLevel: entry } : (entry as Record<string, unknown>);
  if (enforcementLevel !== undefined && !words.includes(String(enforcementLevel)))
    throw new PackError(
      `Policy \`${name}\`: enforcement level ${JSON.stringify(enforcementLevel)} is unknown; it must be one of ${words.join(", ")}.`,
    );
  return { level: enforcementLevel as Enforcement | undefined, properties };
};

/** Defaults in a policy's schema. */
const defaultsOf = (policy: pb.PolicyInfo): Properties =>
  Object.fromEntries(
    Object.entries(
      (policy.getConfigschema()?.getProperties()?.toJavaScript() ?? {}) as Readonly<Record<string, unknown>>,
    ).flatMap(([key, field]) => {
      const value = (field as { default?: unknown } | null)?.default;
      return value === undefined ? [] : [[key, value]];
    }),
  );

/**
 * What the engine makes of a configuration: schema defaults, then the policy's own level, then the pack's initial
 * configuration, then what is given; in each layer first `all`, then the policy's own entry. Entries of policies that the
 * pack does not have are handed over, too (pulumi/pkg/resource/analyzer/config.go).
 */
export const effectiveConfig = (info: pb.AnalyzerInfo, given: GivenConfig): ReadonlyMap<string, EffectiveConfig> => {
  const initial = info.getInitialconfigMap();
  const known = new Map(
    info.getPoliciesList().map((policy): [string, EffectiveConfig] => {
      const name = policy.getName();
      const [all, own] = [entryOf(given, "all"), entryOf(given, name)];
      const first = initial.get(name) ?? initial.get("all");
      const initialLevel = first ? enforcementOf(first.getEnforcementlevel()) : undefined;
      return [
        name,
        {
          level: own.level ?? all.level ?? initialLevel ?? enforcementOf(policy.getEnforcementlevel()),
          properties: {
            ...defaultsOf(policy),
            ...((initial.get(name)?.getProperties()?.toJavaScript() ?? {}) as Properties),
            ...own.properties,
          },
        },
      ];
    }),
  );
  const others = Object.keys(given).filter((name) => !known.has(name));
  return new Map([
    ...known,
    ...others.map((name): [string, EffectiveConfig] => {
      const { level = "advisory", properties } = entryOf(given, name);
      return [name, { level, properties }];
    }),
  ]);
};
