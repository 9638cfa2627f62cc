import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { policies } from "../policypack/policies";
import { reasonNotOn } from "../src/core/coverage";
import type { Policy } from "../src/core/policy";
import { providers } from "../src/providers";
import { examplesOf } from "./examples";
import { rows } from "./table";

/** Ends the generated part of a page; what follows is written by hand. */
export const FENCE = "<!-- Generated above, from the policy; written by hand below. -->";

const settings = (policy: Policy): string => {
  const fields = Object.entries(policy.config);
  if (fields.length === 0) return "None of its own.";
  return rows(
    ["setting", "type", "default", "meaning"],
    fields.map(([key, field]) => [
      `\`${key}\``,
      field.enum ? field.enum.map((value) => `\`${value}\``).join(", ") : field.type,
      `\`${JSON.stringify(field.default)}\``,
      field.description,
    ]),
  );
};

const judgedOn = (policy: Policy): string =>
  policy.on === "stack"
    ? "the stack as a whole"
    : `each ${policy.on}${policy.kind === "stack" ? ", with what it is linked to" : ""}`;

const providerLines = (policy: Policy): readonly string[] =>
  providers.map((provider) => `- ${provider}: ${reasonNotOn(policy, provider) ?? "decides"}`);

const generatedPart = (policy: Policy): string => `# ${policy.name}

${policy.description}

${rows(
  ["severity", "enforcement", "judged on", "fix"],
  [[policy.severity, policy.level, judgedOn(policy), policy.remediates ? "yes, with `remediate`" : "no"]],
)}

${policy.rationale}

## Providers

${providerLines(policy).join("\n")}

## Messages

${rows(
  ["id", "says"],
  Object.entries(policy.messages).map(([id, text]) => [`\`${id}\``, text]),
)}

## Examples

${examplesOf(policy.name)}
## Settings

${settings(policy)}

## Controls

${policy.controls.map((control) => `- ${control}`).join("\n")}

${FENCE}
`;

const handWritten = (file: string): string => {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const at = text.indexOf(FENCE);
  return at < 0 ? "\n## How it is decided\n" : text.slice(at + FENCE.length + 1);
};

const overview = (): string => `# Policies

${rows(
  ["policy", "severity", "enforcement", "fix", "says"],
  policies.map((policy) => [
    `[${policy.name}](${policy.name}.md)`,
    policy.severity,
    policy.level,
    policy.remediates ? "✓" : "",
    policy.description,
  ]),
)}

Every policy also takes \`exceptions\`: accepted violations, each with \`resource\` (its name or URN), \`reason\` (10 characters or more),
\`until\` (the last day, YYYY-MM-DD) and, to accept one message only, \`finding\` (its id). For what is said of the stack as a whole,
\`resource\` is \`<project>-<stack>\`, the name of the stack's own resource, or its URN. What an exception covers is a violation again when
the exception is over, and the message names the day. An exception that excepts nothing is a violation itself in the results of
\`trailproof check\` and \`audit\`; the pack as the engine runs it leaves such exceptions unsaid.
`;

/** The text of every generated page by file, with the hand-written part that stands there now. */
export const pages = (root: string): readonly (readonly [file: string, text: string])[] => {
  const folder = join(root, "docs", "policies");
  const pageOf = (policy: Policy): readonly [string, string] => {
    const file = join(folder, `${policy.name}.md`);
    return [file, generatedPart(policy) + handWritten(file)];
  };
  return [[join(folder, "README.md"), overview()], ...policies.map(pageOf)];
};
