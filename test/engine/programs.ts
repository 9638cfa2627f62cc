import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Inside the repository, so that programs find its dependencies. */
const folder = join(__dirname, "..", "..", "programs");

/** Writes a program to a folder of its own; the files are given by their names. */
export const writeProgram = (files: Readonly<Record<string, string>>): string => {
  mkdirSync(folder, { recursive: true });
  const program = mkdtempSync(join(folder, "program-"));
  for (const [name, text] of Object.entries({
    "Pulumi.yaml": "name: program\nruntime: nodejs\nmain: index.js\n",
    ...files,
  }))
    writeFileSync(join(program, name), text);
  return program;
};

/** Removes every program that was written. */
export const removePrograms = (): void => rmSync(folder, { recursive: true, force: true });
