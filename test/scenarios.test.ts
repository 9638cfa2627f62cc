import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { policies } from "../policypack/policies";
import { judge } from "../src/core/judge";
import { runProgram } from "../src/engine";
import { fromSnapshot } from "../src/stack/from-snapshot";

interface Expected {
  readonly policy: string;
  readonly resource?: string;
  readonly messageId: string;
}

const root = join(__dirname, "..", "..", "test", "scenarios");
const today = new Date("2026-11-24");

const order = (expected: readonly Expected[]): readonly string[] =>
  expected.map(({ policy, resource, messageId }) => `${policy} ${resource ?? "the stack"} ${messageId}`).sort();

describe("the documented scenarios", () => {
  for (const scenario of readdirSync(root).filter((name) => /^\d/.test(name))) {
    const folder = join(root, scenario, "as-documented");
    const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as readonly Expected[];

    for (const mode of ["preview", "update"] as const)
      it(`${scenario} as documented violates exactly what is listed, in ${mode} mode`, async () => {
        const results = judge(fromSnapshot(await runProgram({ program: folder, mode })), policies, { today });
        const violations = results.filter(({ verdict }) => verdict === "violating");
        assert.deepEqual(order(violations as readonly Expected[]), order(expected));
      });
  }
});
