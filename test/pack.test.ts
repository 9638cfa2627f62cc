import assert from "node:assert/strict";
import { join } from "node:path";
import { policies } from "../policypack/policies";
import { Analyzer } from "../src/analyzer";
import { judge } from "../src/core/judge";
import { runProgram } from "../src/engine";
import { fromSnapshot } from "../src/stack/from-snapshot";

const root = join(__dirname, "..", "..");
const today = new Date();

const programs = [
  "reference-stack",
  join("test", "scenarios", "1-action-log-compliance", "as-documented"),
  join("test", "scenarios", "2-data-set-access", "as-documented"),
];

describe("the pack over the analyzer protocol", () => {
  let analyzer: Analyzer;

  before(async () => {
    analyzer = await Analyzer.start(root);
  });
  after(() => analyzer.stop());

  for (const program of programs)
    for (const mode of ["preview", "update"] as const)
      it(`gives the verdicts that it gives in process: ${program}, ${mode}`, async () => {
        const snapshot = await runProgram({ program: join(root, program), mode });
        const inProcess = judge(fromSnapshot(snapshot), policies, { today })
          .filter(({ verdict }) => verdict === "violating" || verdict === "undecided")
          .map(({ policy, urn, message }) => `${policy} ${urn ?? ""} ${message}`);
        const served = (await analyzer.analyzeSnapshot(snapshot)).map(
          ({ policy, urn, message }) => `${policy} ${urn} ${message.replace(/^[^\n]*\n(Undecided: )?/, "")}`,
        );
        assert.deepEqual([...served].sort(), [...inProcess].sort());
      });
});
