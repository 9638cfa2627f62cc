import { toStateExport } from "../snapshot/to-state-export";
import { type Outcome, readArguments, type Surroundings } from "./arguments";
import { writeOutput } from "./output";
import { loadSubject, subjectOptions } from "./subject";

/** `trailproof snapshot`: writes what a program declares as a state export. */
export const snapshot = async (args: readonly string[], surroundings: Surroundings): Promise<Outcome> => {
  const parsed = readArguments(
    args,
    { ...subjectOptions, output: { type: "string" }, "show-secrets": { type: "boolean" } },
    1,
  );
  const loaded = await loadSubject(parsed.positionals[0], parsed, surroundings);
  const text = `${JSON.stringify(toStateExport(loaded.snapshot, { showSecrets: parsed.flag("show-secrets") }), null, 2)}\n`;
  const output = parsed.text("output");
  if (output === undefined) return { stdout: text, code: 0 };
  writeOutput(output, text);
  return { stdout: "", code: 0 };
};
