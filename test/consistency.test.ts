import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { policies } from "../policypack/policies";
import { policyNames, staleFiles } from "../scripts/generated";

const root = join(__dirname, "..", "..");
const names = policies.map(({ name }) => name);

const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending) && !/(^|\/)(node_modules|bin)\//.test(file))
    .map((file) => join(folder, file));

const read = (file: string): string => readFileSync(join(root, file), "utf8");

const code = (file: string): string => read(file).replace(/\/\*\*?[\s\S]*?\*\/|\/\/.*/g, "");

const lines = (file: string): number => read(file).split("\n").length - 1;

/** The order in which a policy is read: who, what, why, on what, knobs, words, check, fix. */
const order = [
  "name",
  "severity",
  "level",
  "description",
  "rationale",
  "controls",
  "on",
  "notOn",
  "config",
  "contradiction",
  "messages",
  "check",
  "remediate",
];

/** How the frameworks number their controls. */
const frameworks = [
  /^CIS AWS (1\.[245]|[2-7]\.0) \d+\.\d+(\.\d+)*$/,
  /^CIS Alibaba 2\.0 \d+\.\d+$/,
  /^Security Hub (CloudTrail|CloudWatch|IAM|S3|KMS|SNS)\.\d+$/,
  /^PCI DSS 4\.0 \d+\.\d+\.\d+(\.\d+)?$/,
  /^NIST 800-53 [A-Z]{2}-\d+(\(\d+\))?$/,
  /^NIST 800-171 3\.\d+\.\d+$/,
  /^ISO 27001:2022 A\.\d+\.\d+$/,
  /^SOC 2 CC\d\.\d$/,
];

describe("the repository is consistent", () => {
  it("has a file, a test and a page for every policy, and none besides", () => {
    const tested = readdirSync(join(root, "test", "policies")).map((file) => file.replace(".test.ts", ""));
    const documented = readdirSync(join(root, "docs", "policies")).map((file) => file.replace(".md", ""));
    assert.deepEqual(policyNames(root), names);
    assert.deepEqual(tested.sort(), names);
    assert.deepEqual(documented.filter((name) => name !== "README").sort(), names);
  });

  it("has an index and pages as the policies say", () => {
    assert.deepEqual(
      staleFiles(root).map(([file]) => relative(root, file)),
      [],
    );
  });

  it("has a changelog that names every policy", () => {
    const changelog = read("CHANGELOG.md");
    assert.deepEqual(
      names.filter((name) => !changelog.includes(`\`${name}\``)),
      [],
    );
  });

  for (const policy of policies)
    it(`has a policy ${policy.name} that reads like the others`, () => {
      const source = read(join("policypack", "policies", `${policy.name}.ts`));
      const keys = [...source.matchAll(/^ {2}(\w+)[:(]/gm)].map(([, key]) => key);
      assert.deepEqual(
        keys,
        order.filter((key) => keys.includes(key)),
      );
      assert.match(policy.name, /^[a-z0-9]+(-[a-z0-9]+){1,7}$/);
      assert.match(policy.description, /^[A-Z].*[^.]\.$/);
      assert.match(policy.rationale, /\.$/);
      for (const message of Object.values(policy.messages)) assert.match(message, /\.$/);
      for (const control of policy.controls)
        assert(
          frameworks.some((framework) => framework.test(control)),
          `no framework numbers its controls ${control}`,
        );
      assert.equal(new Set(policy.controls).size, policy.controls.length);
      assert.match(read(join("docs", "policies", `${policy.name}.md`)), /## How it is decided\n+\S/);
      policy.configure({});
      assert.throws(() => policy.configure({ arbitrary: true }), /has no setting `arbitrary`/);
    });

  it("has files that can be read in one go", () => {
    const budgets = [
      [names.map((name) => join("policypack", "policies", `${name}.ts`)), 60],
      [["src", "test", "scripts", "bench", "reference-stack"].flatMap((folder) => filesIn(folder, ".ts")), 300],
    ] as const;
    const over = budgets.flatMap(([files, budget]) => files.filter((file) => lines(file) > budget));
    assert.deepEqual(over, []);
  });

  it("ships no notes to self, and one side effect", () => {
    const shipped = ["src", "policypack"].flatMap((folder) => filesIn(folder, ".ts"));
    assert.deepEqual(
      shipped.filter((file) => /\b(TODO|FIXME|XXX)\b/.test(read(file))),
      [],
    );
    assert.deepEqual(
      shipped.filter((file) => /^new PolicyPack\(/m.test(read(file))),
      ["policypack/index.ts"],
    );
  });

  it("has no provider's words outside of the adapters and the engine's stand-ins", () => {
    const free = ["src/core", "src/concepts", "src/stack", "src/chain", "src/evaluate", "policypack"].flatMap(
      (folder) => filesIn(folder, ".ts"),
    );
    assert.deepEqual(
      free.filter((file) => /["'`](aws|aws-native|alicloud):[a-z]+[:/]|@pulumi\/(aws|alicloud)/.test(code(file))),
      [],
    );
  });
});
