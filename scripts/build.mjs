// Compiles the whole repository to dist/: what is published, and the tests that prove it.
import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { createRequire } from "node:module";
import { loadOnUse } from "./load-on-use.mjs";

const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
try {
  execFileSync(process.execPath, [tsc], { stdio: "inherit" });
} catch {
  process.exit(1);
}
loadOnUse("dist/policypack");
// Evaluators load as a whole: who needs one needs all of it, and their parts call each other all the time.
loadOnUse("dist/src", (file) => !/^evaluate\W(?!index)/.test(file));
chmodSync("dist/src/cli/main.js", 0o755);
