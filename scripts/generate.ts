// Writes what is derived from the policies: their index, the generated part of their pages, and the page on AI activity. `--check` compares only.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { staleFiles } from "./generated";

const root = join(__dirname, "..", "..");
const stale = staleFiles(root);

if (process.argv.includes("--check")) {
  for (const [file] of stale) console.error(`${relative(root, file)} is out of date; run \`npm run generate\`.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of stale) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
