import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "mocha";
import { runProgram } from "../../src/engine";
import { loadFile } from "../../src/snapshot/load/file";
import type { RecordedResource, Snapshot } from "../../src/snapshot/snapshot";
import { isUnknownSentinel } from "../../src/snapshot/unknown";
import { audit } from "../../src/testing";
import { removeFolders, writeFolder } from "../temporary-folders";
import { hasPulumi, RealEngine } from "./real-engine";

/** A name that nobody's settings file has. */
const STACK = "trailproof-test";

const root = join(__dirname, "..", "..", "..");

const missing = hasPulumi() ? undefined : "skipped: the real engine, `pulumi`, is not on PATH";

const programs: readonly (readonly [name: string, folder: string])[] = [
  ["the reference stack", join(root, "reference-stack")],
  ["scenario 1", join(root, "test", "scenarios", "1-action-log-compliance", "as-documented")],
  ["scenario 2", join(root, "test", "scenarios", "2-data-set-access", "as-documented")],
  ["scenario 5, as it should be", join(root, "test", "scenarios", "5-training-environments", "as-it-should-be")],
];

/** What both engines have to agree on; the order of registrations and the ids of providers are their own. */
const comparable = ({ resources }: Snapshot): object =>
  Object.fromEntries(
    resources
      .filter(({ type }) => !type.startsWith("pulumi:providers:"))
      .map(({ urn, type, custom, inputs, parent, dependencies, propertyDependencies }: RecordedResource) => [
        urn,
        {
          ...{ type, custom, parent, inputs: custom ? known(inputs) : {} },
          dependencies: [...dependencies].sort(),
          propertyDependencies: Object.fromEntries(
            Object.entries(propertyDependencies).flatMap(([key, urns]) =>
              urns.length > 0 ? [[key, [...urns].sort()]] : [],
            ),
          ),
        },
      ])
      .sort(([a], [b]) => String(a).localeCompare(String(b))),
  );

const known = (value: unknown): unknown => {
  if (isUnknownSentinel(value)) return "(unknown)";
  if (Array.isArray(value)) return value.map(known);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, known(item)]));
};

const verdicts = async (snapshot: Snapshot): Promise<readonly string[]> =>
  (await audit(snapshot)).results
    .map(({ policy, resource, verdict, messageId }) => `${policy} ${resource} ${verdict} ${messageId}`)
    .sort();

/** Policies and resources that `pulumi` reports, with the number of violations of each. */
const reported = (output: string): readonly string[] =>
  [...output.matchAll(/- \[(?:mandatory|advisory)\].*?\s\s([a-z0-9-]+) {2}\((.*?): (.*?)\)$/gm)]
    .map(([, policy, type, name]) => `${policy} ${type?.startsWith("pulumi:") ? "the stack" : name}`)
    .sort();

describe("the real engine", () => {
  let engine: RealEngine;

  before(async () => {
    if (!missing) engine = await RealEngine.start(STACK);
  });
  after(() => {
    if (missing) return;
    engine.stop();
    removeFolders();
  });

  for (const [name, folder] of programs) {
    const cases: readonly (readonly [title: string, body: () => Promise<void>])[] = [
      [
        "previews the same resources and links, with the same verdicts",
        async () => {
          const { stdout } = await engine.pulumi(folder, "preview", "--json");
          const file = join(writeFolder({ "preview.json": stdout }), "preview.json");
          const [real, embedded] = [
            loadFile(file),
            await runProgram({ program: folder, mode: "preview", stack: STACK }),
          ];
          assert.deepEqual(comparable(real), comparable(embedded));
          assert.deepEqual(await verdicts(real), await verdicts(embedded));
        },
      ],
      [
        "reports with the pack what is reported in process",
        async () => {
          const { code, stdout } = await engine.pulumi(folder, "preview", "--policy-pack", root);
          const { results } = await audit(folder, { mode: "preview", stack: STACK });
          const told = results.filter(({ verdict }) => verdict === "violating" || verdict === "undecided");
          assert.deepEqual(
            reported(stdout),
            told.map(({ policy, resource }) => `${policy} ${resource ?? "the stack"}`).sort(),
            stdout,
          );
          assert.equal(
            code !== 0,
            results.some((r) => r.verdict === "violating" && r.enforcement === "mandatory"),
          );
        },
      ],
      [
        "deploys with the pack what it then exports, with the same verdicts",
        async () => {
          const config = join(writeFolder({ "config.json": '{ "all": "advisory" }' }), "config.json");
          const pack = ["--policy-pack", root, "--policy-pack-config", config];
          const up = await engine.pulumi(folder, "up", "--yes", "--skip-preview", ...pack);
          assert.equal(up.code, 0, up.stdout);
          const { stdout } = await engine.pulumi(folder, "stack", "export");
          const file = join(writeFolder({ "state.json": stdout }), "state.json");
          const [real, embedded] = [
            loadFile(file),
            await runProgram({ program: folder, mode: "update", stack: STACK }),
          ];
          assert.deepEqual(comparable(real), comparable(embedded));
          assert.deepEqual(await verdicts(real), await verdicts(embedded));
        },
      ],
    ];
    describe(missing ? `${name} (${missing})` : name, () => {
      before(async () => {
        if (!missing) await engine.init(folder);
      });
      after(() => rmSync(join(folder, `Pulumi.${STACK}.yaml`), { force: true }));
      for (const [title, body] of cases)
        it(title, async function (this: Context) {
          if (missing) this.skip();
          this.timeout(300_000);
          await body();
        });
    });
  }
});
