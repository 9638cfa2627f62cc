// `npm start`: previews the reference stack of each cloud, judges it in process and by the pack as the engine would run it, and shows both.
import { join } from "node:path";
import { policies } from "../policypack/policies";
import { Analyzer } from "../src/analyzer";
import { differencesOf } from "../src/analyzer/agreement";
import type { Report } from "../src/report/contract";
import { makeReport } from "../src/report/report";
import { toTable } from "../src/report/table";
import type { Snapshot } from "../src/snapshot/snapshot";
import { clouds, runReferenceStack } from "./reference-stacks";

const root = join(__dirname, "..", "..");

const judge = (cloud: string, snapshot: Snapshot): Report => {
  const subject = { kind: "program", path: `reference-stack/${cloud}`, mode: "preview" } as const;
  return makeReport(snapshot, subject, { policies, config: {}, today: new Date() });
};

/** One line for a stack. */
const summaryOf = (cloud: string, { summary, detections }: Report): string => {
  const { compliant, violating, undecided, broken } = summary;
  const covered = detections.filter(({ status }) => status === "covered").length;
  const wrong = [`${violating} violating`, `${undecided} undecided`, ...(broken > 0 ? [`${broken} broken`] : [])];
  return `  ${cloud.padEnd(12)} ${compliant} compliant, ${wrong.join(", ")}; ${covered} of ${detections.length} detections covered`;
};

const main = async (): Promise<void> => {
  const started = Date.now();
  console.log("Previewing the reference stacks, and judging them ...");
  const starting = Analyzer.start(root);
  try {
    const running = clouds.map((cloud) => runReferenceStack(cloud, "preview"));
    const [analyzer, snapshots] = await Promise.all([starting, Promise.all(running)]);
    const summaries: string[] = [];
    const differences: string[] = [];
    let isGood = true;
    for (const [i, snapshot] of snapshots.entries()) {
      const cloud = clouds[i] ?? "";
      const report = judge(cloud, snapshot);
      console.log(toTable(report, { colors: process.stdout.isTTY === true, verbose: false }));
      const diagnostics = await analyzer.analyzeSnapshot(snapshot);
      differences.push(...differencesOf(report.results, diagnostics).map((text) => `  ${cloud}: ${text}`));
      summaries.push(summaryOf(cloud, report));
      isGood &&= report.summary.violating === 0 && report.summary.broken === 0;
    }
    const resources = snapshots.reduce((sum, snapshot) => sum + snapshot.resources.length, 0);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const pack = "The pack, served over the analyzer protocol as to `pulumi preview --policy-pack`,";
    console.log(`${policies.length} policies on ${resources} resources, in ${seconds} s:\n${summaries.join("\n")}`);
    if (differences.length === 0) console.log(`${pack} says the same.`);
    else console.log(`${pack} differs:\n${differences.join("\n")}`);
    process.exitCode = isGood && differences.length === 0 ? 0 : 1;
  } finally {
    (await starting).stop();
  }
};

main().catch((error: Error) => {
  console.error(`npm start: ${error.message}`);
  process.exitCode = 2;
});
