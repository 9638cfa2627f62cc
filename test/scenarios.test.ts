import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PRESENCE_TAG } from "../src/chain/presence";
import { audit } from "../src/testing";

interface Expected {
  readonly policy: string;
  readonly resource?: string;
  readonly messageId: string;
}

const root = join(__dirname, "..", "..", "test", "scenarios");

/** All of them set out to audit, also where nothing that they declare shows it. */
const stackTags = { [PRESENCE_TAG]: "required" };

const order = (expected: readonly Expected[]): readonly string[] =>
  expected.map(({ policy, resource, messageId }) => `${policy} ${resource ?? "the stack"} ${messageId}`).sort();

describe("the scenarios", () => {
  for (const scenario of readdirSync(root).filter((name) => /^\d/.test(name))) {
    const documented = join(root, scenario, "as-documented");
    const expected = JSON.parse(readFileSync(join(documented, "expected.json"), "utf8")) as readonly Expected[];

    for (const mode of ["preview", "update"] as const) {
      it(`${scenario} as documented violates exactly what is listed, in ${mode} mode`, async () => {
        const { results } = await audit(documented, { mode, stackTags });
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
