// `npm run mutate [-- PATH]`: changes a stack in every single way that matters, and in ways that do not, and shows which
// policies and detections see it; without a path, each of the reference stacks. Options are those of `trailproof check` that
// say what to look at, and `--survivors FILE`, a list of mutations that nobody has to see.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readArguments } from "../src/cli/arguments";
import { loadSubject, subjectOptions } from "../src/cli/subject";
import type { Snapshot } from "../src/snapshot/snapshot";
import { examine } from "./mutation/examine";
import { holds, toText } from "./mutation/summary";
import type { Excused } from "./mutation/survivors";
import { clouds, runReferenceStack } from "./reference-stacks";

const survivors = join(__dirname, "..", "..", "scripts", "mutation", "survivors");

const readExcuses = (file: string | undefined): readonly Excused[] =>
  file === undefined ? [] : (JSON.parse(readFileSync(file, "utf8")) as readonly Excused[]);

const progress = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
};

/** Examines one stack, shows what came of it, and tells whether it holds. */
const examined = (snapshot: Snapshot, excuses: readonly Excused[]): boolean => {
  const started = Date.now();
  const examination = examine(snapshot, { excuses, onProgress: (done, of) => progress(`judging ${done} of ${of} …`) });
  progress("");
  process.stdout.write(toText(examination, (Date.now() - started) / 1000));
  return holds(examination);
};

const examineReferenceStacks = async (): Promise<boolean> => {
  let all = true;
  for (const cloud of clouds) {
    const snapshot = await runReferenceStack(cloud, "update");
    console.log(`\nThe reference stack on ${cloud}\n`);
    all = examined(snapshot, readExcuses(join(survivors, `${cloud}.json`))) && all;
  }
  return all;
};

const main = async (): Promise<void> => {
  const args = ["--mode", "update", ...process.argv.slice(2)];
  const parsed = readArguments(args, { ...subjectOptions, survivors: { type: "string" } }, 1);
  const [path] = parsed.positionals;
  if (path === undefined) {
    process.exitCode = (await examineReferenceStacks()) ? 0 : 1;
    return;
  }
  const { snapshot } = await loadSubject(path, parsed, {
    today: new Date(),
    colors: false,
    progress,
    note: console.error,
  });
  process.exitCode = examined(snapshot, readExcuses(parsed.text("survivors"))) ? 0 : 1;
};

main().catch((error: Error) => {
  console.error(`npm run mutate: ${error.message}`);
  process.exitCode = 2;
});
