// `npm start`: previews the reference stack, judges it in process and by the pack as the engine would run it, and shows both.
import { join } from "node:path";
import { policies } from "../policypack/policies";
import { Analyzer } from "../src/analyzer";
import { differencesOf } from "../src/analyzer/agreement";
import { runProgram } from "../src/engine";
import { makeReport } from "../src/report/report";
import { toTable } from "../src/report/table";

const root = join(__dirname, "..", "..");

const main = async (): Promise<void> => {
  const started = Date.now();
  const snapshot = await runProgram({ program: join(root, "reference-stack"), mode: "preview" });
  const subject = { kind: "program", path: "reference-stack", mode: "preview" } as const;
  const report = makeReport(snapshot, subject, { policies, config: {}, today: new Date() });
  process.stdout.write(toTable(report, { colors: process.stdout.isTTY === true, verbose: true }));

  const analyzer = await Analyzer.start(root);
  try {
    const diagnostics = await analyzer.analyzeSnapshot(snapshot);
    const differences = differencesOf(report.results, diagnostics);
    const pack = `The pack, served over the analyzer protocol as to \`pulumi preview --policy-pack\`,`;
    const judged = `${analyzer.info.getPoliciesList().length} policies on ${snapshot.resources.length} resources`;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    if (differences.length === 0) console.log(`\n${pack} says the same: ${judged}, ${seconds} s.`);
    else console.log(`\n${pack} differs:\n${differences.map((difference) => `  ${difference}`).join("\n")}`);
    const violated = report.results.some(({ verdict }) => verdict === "violating" || verdict === "broken");
    process.exitCode = violated || differences.length > 0 ? 1 : 0;
  } finally {
    analyzer.stop();
  }
};

main().catch((error: Error) => {
  console.error(`npm start: ${error.message}`);
  process.exitCode = 2;
});
