import { join } from "node:path";
import { policies } from "../policypack/policies";
import { reasonNotOn } from "../src/core/coverage";
import { providers } from "../src/providers";
import { rows } from "./table";

const reasons = (): string =>
  policies
    .flatMap((policy) =>
      providers.flatMap((provider) => {
        const reason = reasonNotOn(policy, provider);
        return reason === undefined ? [] : [`- **${policy.name}** on ${provider}: ${reason}`];
      }),
    )
    .join("\n");

/** The page that says which policy decides on which provider. */
export const providerTable = (root: string): readonly [file: string, text: string] => [
  join(root, "docs", "providers.md"),
  `# Policies and providers

One control is one policy, whichever provider says it. Where a provider has no word for what a policy is about, the policy is _not applicable_ there, and its
results say why.

${rows(
  ["policy", ...providers],
  policies.map((policy) => [
    `[${policy.name}](policies/${policy.name}.md)`,
    ...providers.map((provider) => (reasonNotOn(policy, provider) === undefined ? "decides" : "not applicable")),
  ]),
)}

## Where a policy is not applicable, and why

${reasons()}
`,
];
