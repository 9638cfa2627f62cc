// Compiles the whole repository to dist/: what is published, and the tests that prove it.
import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { createRequire } from "node:module";

const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
try {
  execFileSync(process.execPath, [tsc], { stdio: "inherit" });
} catch {
  process.exit(1);
}
chmodSync("dist/src/cli/main.js", 0o755);
