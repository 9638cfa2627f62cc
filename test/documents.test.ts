import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { removeFolders, writeFolder } from "./temporary-folders";

const root = join(__dirname, "..", "..");
const bin = (...path: readonly string[]): string => join(root, "node_modules", ...path);

/** The examples of a document that are whole files, each with its name. */
const examplesIn = (document: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...readFileSync(join(root, document), "utf8").matchAll(/^```ts\n\/\/ (\S+\.ts)\n(.*?)^```$/gms)].map(
      ([, name = "", text = ""]) => [name, text],
    ),
  );

/** What the examples call their infrastructure: the reference stack, and in a sandbox something that it lacks. */
const infrastructure = {
  "infrastructure/Pulumi.yaml": readFileSync(join(root, "reference-stack", "Pulumi.yaml"), "utf8"),
  "infrastructure/index.ts": `
    import * as aws from "@pulumi/aws";
    import * as pulumi from "@pulumi/pulumi";
    module.exports = async () => {
      if (pulumi.getStack() === "sandbox") new aws.cloudwatch.LogGroup("debug", { retentionInDays: 7 });
      return require(${JSON.stringify(join(root, "reference-stack"))})();
    };`,
};

const tsconfig = JSON.stringify({
  extends: join(root, "tsconfig.json"),
  compilerOptions: { noEmit: false, rootDir: ".", outDir: ".", incremental: false, types: ["mocha", "node"] },
  include: ["*.ts"],
});

const run = (folder: string, ...args: readonly string[]): void => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  assert.equal(status, 0, `${stdout}${stderr}`);
};

describe("the examples of the documents", () => {
  after(removeFolders);

  for (const [document, count] of [
    ["README.md", 1],
    ["docs/testing.md", 3],
  ] as const)
    it(`compile and pass: ${document}`, () => {
      const examples = examplesIn(document);
      assert.equal(Object.keys(examples).length, count);
      const folder = writeFolder({ ...examples, ...infrastructure, "tsconfig.json": tsconfig });
      run(folder, bin("typescript", "bin", "tsc"));
      run(folder, bin("mocha", "bin", "mocha.js"), "--no-config", "*.test.js");
    });
});
