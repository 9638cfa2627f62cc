import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { policies } from "../policypack/policies";
import { typesOf } from "../src/providers";

const parent = join(__dirname, "..", "temporary");

/** A pack with as many policies as ours, of the same kinds and on the same types, that do nothing. */
export const writeEmptyPack = (): string =>
  writePack(
    policies.map(({ name, kind, on }) => {
      const types = typesOf(on);
      const validate = kind === "stack" ? "validateStack" : "validateResource";
      const tag = types.length === 1 ? `{ __pulumiType: ${JSON.stringify(types[0])} }` : "{}";
      return `{ name: ${JSON.stringify(name)}, description: "Nothing.", enforcementLevel: "advisory", ${validate}: Object.assign(() => {}, ${tag}) }`;
    }),
  );

/** A pack without any policy. */
export const writePackWithoutPolicies = (): string => writePack([]);

const writePack = (policyLines: readonly string[]): string => {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "pack-"));
  writeFileSync(join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
  writeFileSync(join(folder, "package.json"), '{ "name": "empty", "version": "1.0.0", "main": "index.js" }');
  writeFileSync(
    join(folder, "index.js"),
    `const { PolicyPack } = require("@pulumi/policy");\nnew PolicyPack("empty", { policies: [\n${policyLines.join(",\n")}\n] });\n`,
  );
  return folder;
};
