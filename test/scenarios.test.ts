import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PackConfig } from "../src/core/config";
import { audit } from "../src/testing";

interface Expected {
  readonly policy: string;
  readonly resource?: string;
  readonly messageId: string;
}

const root = join(__dirname, "..", "..", "test", "scenarios");

/** What `--config` is given where a scenario sets out to audit, and nothing that it declares shows it. */
const settingsOf = (folder: string): PackConfig => {
  const file = join(folder, "policy-config.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as PackConfig) : {};
};

const order = (expected: readonly Expected[]): readonly string[] =>
  expected.map(({ policy, resource, messageId }) => `${policy} ${resource ?? "the stack"} ${messageId}`).sort();

describe("the scenarios", () => {
  for (const scenario of readdirSync(root).filter((name) => /^\d/.test(name))) {
    const documented = join(root, scenario, "as-documented");
    const expected = JSON.parse(readFileSync(join(documented, "expected.json"), "utf8")) as readonly Expected[];

    for (const mode of ["preview", "update"] as const) {
      it(`${scenario} as documented violates exactly what is listed, in ${mode} mode`, async () => {
        const { results } = await audit(documented, { mode, settings: settingsOf(documented) });
        const violations = results.filter(({ verdict }) => verdict === "violating");
        assert.deepEqual(order(violations as readonly Expected[]), order(expected));
      });

      it(`${scenario} as it should be violates nothing, in ${mode} mode`, async () => {
        const { results, detections } = await audit(join(root, scenario, "as-it-should-be"), { mode });
        const open = results.filter(({ verdict }) => verdict === "undecided").map(({ policy }) => policy);
        assert.deepEqual(order(results.filter(({ verdict }) => verdict === "violating") as readonly Expected[]), []);
        assert.deepEqual(open, []);
        assert.deepEqual([...new Set(detections.map(({ status }) => status))], ["covered"]);
      });
    }
  }
});
