// `npm run mutate [-- PATH]`: changes a stack in every single way that matters, and in ways that do not, and shows which
// policies and detections see it. Options are those of `trailproof check` that say what to look at, and
// `--survivors FILE`, a list of mutations that nobody has to see.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readArguments } from "../src/cli/arguments";
import { loadSubject, subjectOptions } from "../src/cli/subject";
import { examine } from "./mutation/examine";
import { holds, toText } from "./mutation/summary";
import type { Excused } from "./mutation/survivors";

const root = join(__dirname, "..", "..");
const referenceSurvivors = join(root, "scripts", "mutation", "survivors.json");

const readExcuses = (file: string | undefined): readonly Excused[] =>
  file === undefined ? [] : (JSON.parse(readFileSync(file, "utf8")) as readonly Excused[]);

const progress = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
};

const main = async (): Promise<void> => {
  const args = ["--mode", "update", ...process.argv.slice(2)];
  const given = readArguments(args, { ...subjectOptions, survivors: { type: "string" } }, 1);
  const isReference = given.positionals.length === 0;
  const parsed = isReference ? { ...given, positionals: [join(root, "reference-stack")] } : given;
  const excuses = readExcuses(given.text("survivors") ?? (isReference ? referenceSurvivors : undefined));
  const { snapshot } = await loadSubject(parsed.positionals[0], parsed, {
    today: new Date(),
    colors: false,
    progress,
    note: console.error,
  });
  const started = Date.now();
  const examination = examine(snapshot, { excuses, onProgress: (done, of) => progress(`judging ${done} of ${of} …`) });
  progress("");
  process.stdout.write(toText(examination, (Date.now() - started) / 1000));
  process.exitCode = holds(examination) ? 0 : 1;
};

main().catch((error: Error) => {
  console.error(`npm run mutate: ${error.message}`);
  process.exitCode = 2;
});
