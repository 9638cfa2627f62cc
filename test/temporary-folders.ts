import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Inside the repository, so that programs and packs find its dependencies. */
const parent = join(__dirname, "..", "temporary");

/** Writes files, given by their names, to a new folder. */
export const writeFolder = (files: Readonly<Record<string, string>>): string => {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "folder-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
};

/** Removes every folder that was written. */
export const removeFolders = (): void => rmSync(parent, { recursive: true, force: true });
