import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { policies } from "../policypack/policies";
import { Analyzer } from "../src/analyzer";

const root = join(__dirname, "..", "..");

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

interface PackageJson {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly scripts: Readonly<Record<string, string>>;
}

describe("the published package", () => {
  const folder = mkdtempSync(join(tmpdir(), "trailproof-package-"));
  const installed = join(folder, "node_modules", "trailproof");
  let packed: Packed;

  before(() => {
    const npm = spawnSync("npm", ["pack", "--json", "--pack-destination", folder], { cwd: root, encoding: "utf8" });
    assert.equal(npm.status, 0, npm.stderr);
    [packed] = JSON.parse(npm.stdout) as [Packed];
    mkdirSync(installed, { recursive: true });
    execFileSync("tar", ["-xzf", join(folder, packed.filename), "--strip-components=1", "-C", installed]);
    const { dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as PackageJson;
    mkdirSync(join(folder, "node_modules", "@pulumi"));
    for (const name of Object.keys(dependencies))
      symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  });
  after(() => rmSync(folder, { recursive: true }));

  const shipped = (ending: RegExp): readonly string[] =>
    readdirSync(installed, { recursive: true, encoding: "utf8" }).filter((file) => ending.test(file));

  const read = (file: string): string => readFileSync(join(installed, file), "utf8");

  it("is small, and depends on the policy SDK, Pulumi and a YAML parser only", () => {
    const { dependencies } = JSON.parse(read("package.json")) as PackageJson;
    assert.deepEqual(Object.keys(dependencies).sort(), ["@pulumi/policy", "@pulumi/pulumi", "js-yaml"]);
    assert(packed.size < 500_000, `${packed.size} bytes`);
  });

  it("holds what it needs, and neither tests nor sources", () => {
    const top = new Set(
      packed.files.map(({ path }) =>
        path
          .split("/")
          .slice(0, path.startsWith("dist/") ? 2 : 1)
          .join("/"),
      ),
    );
    assert.deepEqual(
      [...top].sort(),
      [
        "CHANGELOG.md",
        "LICENSE",
        "PulumiPolicy.yaml",
        "README.md",
        "dist/policypack",
        "dist/src",
        "package.json",
      ].sort(),
    );
    assert.deepEqual(
      shipped(/\.ts$/).filter((file) => !file.endsWith(".d.ts")),
      [],
    );
  });

  it("imports no provider's SDK, neither to run nor for types", () => {
    const imports = shipped(/\.(js|d\.ts)$/).filter((file) =>
      /(require\(|import\(|from )"@pulumi\/(aws|aws-native|alicloud)\b/.test(read(file)),
    );
    assert.deepEqual(imports, []);
  });

  it("has every entry that it exports", () => {
    const { exports } = JSON.parse(read("package.json")) as PackageJson;
    for (const entry of Object.values(exports))
      for (const file of typeof entry === "string" ? [entry] : Object.values(entry))
        assert(read(file).length > 0, file);
    const loads = (name: string): string =>
      execFileSync(process.execPath, ["-p", `Object.keys(require("${name}")).join()`], {
        cwd: folder,
        encoding: "utf8",
      });
    assert.match(loads("trailproof"), /definePolicy/);
    assert.match(loads("trailproof/testing"), /PolicyTester/);
    assert.match(loads("trailproof/evaluate"), /iam/);
    assert.match(loads("trailproof/policies"), /policies/);
  });

  it("can be imported by ES modules, name by name", () => {
    const script =
      'import { definePolicy } from "trailproof"; import { iam, ram } from "trailproof/evaluate";' +
      'import { policies } from "trailproof/policies"; import { PolicyTester } from "trailproof/testing";' +
      "console.log([definePolicy, iam.evaluate, ram.evaluate, policies.map, PolicyTester].map((each) => typeof each).join());";
    const told = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      cwd: folder,
      encoding: "utf8",
    });
    assert.equal(told.trim(), Array(5).fill("function").join());
  });

  it("loads neither adapters nor evaluators before it has something to judge", () => {
    const script = 'require("trailproof/policies"); console.log(Object.keys(require.cache).join("\\n"))';
    const loaded = execFileSync(process.execPath, ["-e", script], { cwd: folder, encoding: "utf8" });
    assert.match(loaded, /dist\/policypack\/policies\/key-rotates\.js/);
    assert.doesNotMatch(
      loaded,
      /dist\/src\/(providers\/(aws|alicloud)|evaluate\/(?!event-selector\/data-types)[a-z-]+)\//,
    );
  });

  it("has no script that prints where `pulumi policy publish` reads", () => {
    const { scripts } = JSON.parse(read("package.json")) as PackageJson;
    for (const name of ["prepare", "prepack", "postpack"]) assert(!(name in scripts), name);
  });

  it("starts as a policy pack, from a folder with nothing else in it", async () => {
    const analyzer = await Analyzer.start(installed);
    try {
      assert.equal(analyzer.info.getName(), "trailproof");
      assert.deepEqual(
        analyzer.info.getPoliciesList().map((policy) => policy.getName()),
        policies.map(({ name }) => name),
      );
    } finally {
      analyzer.stop();
    }
  });

  it("runs as a command", () => {
    const version = execFileSync(process.execPath, [join(installed, "dist/src/cli/main.js"), "--version"], {
      encoding: "utf8",
    });
    assert.match(version, /^0\.\d+\.\d+/);
  });
});
