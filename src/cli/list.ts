import { policies } from "../../policypack/policies";
import { fieldsOf, toConfigSchema } from "../core/config";
import { reasonNotOn } from "../core/coverage";
import type { Policy } from "../core/policy";
import { suggest } from "../core/suggest";
import { type Provider, providers } from "../providers";
import { type Outcome, readArguments, UsageError } from "./arguments";

const reasonsNotOn = (policy: Policy): readonly (readonly [Provider, string])[] =>
  providers.flatMap((provider) => {
    const reason = reasonNotOn(policy, provider);
    return reason === undefined ? [] : [[provider, reason] as const];
  });

const toJson = (policy: Policy) => ({
  name: policy.name,
  kind: policy.kind,
  on: policy.on,
  notOn: Object.fromEntries(reasonsNotOn(policy)),
  enforcement: policy.level,
  severity: policy.severity,
  description: policy.description,
  rationale: policy.rationale,
  controls: policy.controls,
  fix: policy.remediates,
  messages: policy.messages,
  config: toConfigSchema(policy.config),
});

const row = (policy: Policy): string =>
  `${policy.name.padEnd(42)} ${policy.severity.padEnd(9)} ${policy.level.padEnd(10)} ${policy.description}`;

/** `trailproof list`: every policy with what it says of itself. */
export const list = (args: readonly string[]): Outcome => {
  const format = readArguments(args, { format: { type: "string" } }, 0).choice("format", ["table", "json"]);
  const stdout =
    format === "json" ? `${JSON.stringify(policies.map(toJson), null, 2)}\n` : `${policies.map(row).join("\n")}\n`;
  return { stdout, code: 0 };
};

/** `trailproof explain POLICY`: what one policy asks for, why, and how it is set. */
export const explain = (args: readonly string[]): Outcome => {
  const [name] = readArguments(args, {}, 1).positionals;
  if (name === undefined) throw new UsageError("Name a policy: trailproof explain trail-multi-region");
  const policy = policies.find((candidate) => candidate.name === name);
  if (!policy) {
    const known = policies.map((candidate) => candidate.name);
    throw new UsageError(`Unknown policy \`${name}\`. ${suggest(name, known)}`);
  }
  const settings = Object.entries(fieldsOf(policy.config)).map(
    ([key, field]) => `  ${key} (${field.type}, default ${JSON.stringify(field.default)}): ${field.description}`,
  );
  const lines = [
    policy.name,
    "",
    policy.description,
    policy.rationale,
    "",
    `severity ${policy.severity}, ${policy.level}, judged on ${policy.on}${policy.remediates ? ", can be fixed with `remediate`" : ""}`,
    "",
    ...reasonsNotOn(policy).map(([provider, reason]) => `Not on ${provider}: ${reason}`),
    "Messages",
    ...Object.entries(policy.messages).map(([id, text]) => `  ${id}: ${text}`),
    "",
    "Settings",
    ...settings,
    "",
    "Controls",
    ...policy.controls.map((control) => `  ${control}`),
  ];
  return { stdout: `${lines.join("\n")}\n`, code: 0 };
};
