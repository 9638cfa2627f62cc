// The pack against packs that do nothing: how long it takes to start and how much memory it has, and what its policies cost
// beyond what any policies cost. Run: npm run bench
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Analyzer } from "../src/analyzer";
import { startPack } from "../src/analyzer/process";
import { compare, report, timeOf } from "./measure";
import { writeEmptyPack, writePackWithoutPolicies } from "./packs";
import { mixedStack } from "./stacks";

const root = join(__dirname, "..", "..");

/** Milliseconds until the pack has printed its port. */
const startTime = (folder: string) => (): Promise<number> => timeOf(async () => (await startPack(folder)).stop());

/** Megabytes of memory that the pack's process holds when it has printed its port (Linux). */
const memory = (folder: string) => async (): Promise<number> => {
  const pack = await startPack(folder);
  const status = readFileSync(`/proc/${pack.pid}/status`, "utf8");
  pack.stop();
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
};

const main = async (): Promise<void> => {
  const empty = writePackWithoutPolicies();
  report("start, against a pack without policies", await compare(15, startTime(root), startTime(empty)), "ms", 1.1);
  if (process.platform === "linux")
    report("memory, against a pack without policies", await compare(7, memory(root), memory(empty)), "MB", 1.1);

  const [ours, theirs] = [await Analyzer.start(root), await Analyzer.start(writeEmptyPack())];
  try {
    for (const size of [1_000, 10_000]) {
      const resources = mixedStack(size);
      const stack = (analyzer: Analyzer) => () => timeOf(() => analyzer.analyzeStack(resources));
      report(`analyzeStack, ${size} resources`, await compare(7, stack(ours), stack(theirs)), "ms", 1.15);
      const sample = resources.slice(0, 1_000);
      const each = (analyzer: Analyzer) => () =>
        timeOf(async () => {
          for (const resource of sample) await analyzer.analyze(resource);
        });
      if (size === 1_000)
        report("analyze, 1000 resources one by one", await compare(7, each(ours), each(theirs)), "ms", 1.1);
    }
    const [small, large] = [mixedStack(5_000), mixedStack(10_000)];
    const doubled = await compare(
      7,
      () => timeOf(() => ours.analyzeStack(large)),
      () => timeOf(() => ours.analyzeStack(small)),
    );
    report("analyzeStack, 10000 resources to 5000", doubled, "ms", 2.2);
  } finally {
    ours.stop();
    theirs.stop();
  }
};

main().catch((error: Error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
