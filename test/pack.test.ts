import assert from "node:assert/strict";
import { join } from "node:path";
import { policies } from "../policypack/policies";
import { Analyzer } from "../src/analyzer";
import { differencesOf } from "../src/analyzer/agreement";
import type { GivenConfig } from "../src/analyzer/config";
import { judge } from "../src/core/judge";
import { runProgram } from "../src/engine";
import type { Snapshot } from "../src/snapshot/snapshot";
import { fromSnapshot } from "../src/stack/from-snapshot";
import { removeFolders, writeFolder } from "./temporary-folders";

const root = join(__dirname, "..", "..");
const today = new Date();

const programs = [
  "reference-stack",
  join("test", "scenarios", "1-action-log-compliance", "as-documented"),
  join("test", "scenarios", "2-data-set-access", "as-documented"),
  join("test", "scenarios", "3-audit-trails-alicloud", "as-documented"),
  join("test", "scenarios", "3-audit-trails-alicloud", "as-it-should-be"),
];

describe("the pack over the analyzer protocol", () => {
  let analyzer: Analyzer;

  before(async () => {
    analyzer = await Analyzer.start(root);
  });
  after(() => {
    analyzer.stop();
    removeFolders();
  });
  afterEach(() => analyzer.configure({}));

  for (const program of programs)
    for (const mode of ["preview", "update"] as const)
      it(`gives the verdicts that it gives in process: ${program}, ${mode}`, async () => {
        const snapshot = await runProgram({ program: join(root, program), mode });
        const results = judge(fromSnapshot(snapshot), policies, { today });
        assert.deepEqual(differencesOf(results, await analyzer.analyzeSnapshot(snapshot)), []);
      });

  it("judges each stack by itself, also when two come at once", async () => {
    const working = await runProgram({ program: join(root, "reference-stack"), mode: "update" });
    const silent: Snapshot = {
      ...working,
      resources: working.resources.map((resource) =>
        resource.type.endsWith(":MetricAlarm")
          ? { ...resource, outputs: { ...resource.outputs, actionsEnabled: false } }
          : resource,
      ),
    };
    const told = await Promise.all([working, silent, working].map((snapshot) => analyzer.analyzeSnapshot(snapshot)));
    for (const [i, snapshot] of [working, silent, working].entries())
      assert.deepEqual(differencesOf(judge(fromSnapshot(snapshot), policies, { today }), told[i] ?? []), []);
  });

  describe("on a trail of one Region, without digests", () => {
    const program = () =>
      writeFolder({
        "Pulumi.yaml": "name: program\nruntime: nodejs\nmain: index.js\n",
        "index.js": `
          const aws = require("@pulumi/aws");
          new aws.cloudtrail.Trail("audit", { s3BucketName: "records", isMultiRegionTrail: false });`,
      });
    const trailOf = ({ resources }: Snapshot) => resources.filter(({ name }) => name === "audit");

    it("mends the resource before it is made, where a policy is set to remediate", async () => {
      await analyzer.configure({ "trail-multi-region": "remediate", "trail-log-file-validation": "remediate" });
      const snapshot = await runProgram({
        program: program(),
        mode: "preview",
        onResource: async (registering) => {
          if (!registering.custom) return undefined;
          const resource = { ...registering, outputs: {}, dependencies: [], propertyDependencies: {} };
          const remediations = await analyzer.remediate(resource);
          return remediations.at(-1)?.properties;
        },
      });
      const [trail] = trailOf(snapshot);
      assert.equal(trail?.inputs.isMultiRegionTrail, true);
      assert.equal(trail?.inputs.enableLogFileValidation, true);
      const violated = (await analyzer.analyzeSnapshot(snapshot)).map(({ policy }) => policy);
      assert(!violated.includes("trail-multi-region") && !violated.includes("trail-log-file-validation"));
    });

    it("takes levels, settings and exceptions from the configuration", async () => {
      const snapshot = await runProgram({ program: program(), mode: "update" });
      const [trail] = trailOf(snapshot);
      assert(trail);
      await analyzer.configure({
        all: "disabled",
        "trail-multi-region": "advisory",
        "trail-log-file-validation": {
          enforcementLevel: "mandatory",
          exceptions: [{ resource: "audit", reason: "ticket OPS-12", until: "2999-12-31" }],
        },
      });
      const diagnostics = await analyzer.analyze(trail);
      assert.deepEqual(
        diagnostics.map(({ policy, enforcement }) => `${policy} ${enforcement}`),
        ["trail-multi-region advisory"],
      );
    });

    it("refuses settings that cannot be meant, before it judges anything and without a stack trace", async () => {
      const refuses = (config: GivenConfig, message: RegExp) =>
        assert.rejects(analyzer.configure(config), (error: Error) => {
          assert.match(error.message, message);
          assert.doesNotMatch(error.message, /\n/);
          return true;
        });
      await refuses(
        { "trail-multi-region": { allRegions: true } },
        /Policy `trail-multi-region` has no setting `allRegions`/,
      );
      await refuses({ "trail-multiregion": "advisory" }, /Unknown policy `trail-multiregion`.*`trail-multi-region`\?$/);
      await refuses({ all: { enforcementLevel: "advisory", minDays: 3 } }, /`all` sets the level of every policy/);
      await refuses({ "log-group-retention": { minDays: 3, maxDays: 2 } }, /`maxDays` is 2, and `minDays` is 3/);
      await refuses({ "log-group-retention": { exceptions: [null] } }, /must be a list of objects/);
    });
  });
});
