// `trailproof check` of the reference stack against `pulumi preview --policy-pack` of it, where `pulumi` is on PATH. Both run
// the same program; the real engine is given the embedded engine's stand-ins for providers.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { hasPulumi, RealEngine } from "../test/engine/real-engine";
import { compare, report, timeOf } from "./measure";

const root = join(__dirname, "..", "..");
const program = join(root, "reference-stack");
const STACK = "trailproof-bench";

const check = (): Promise<void> =>
  new Promise((resolve) => {
    const command = [join(root, "dist", "src", "cli", "main.js"), "check", program];
    spawn(process.execPath, command, { stdio: "ignore" }).once("close", () => resolve());
  });

const main = async (): Promise<void> => {
  if (!hasPulumi()) {
    console.log("check against `pulumi preview`: skipped, `pulumi` is not on PATH");
    return;
  }
  const engine = await RealEngine.start(STACK);
  try {
    await engine.init(program);
    const preview = () => timeOf(() => engine.pulumi(program, "preview", "--policy-pack", root));
    report("check, against pulumi preview with the pack", await compare(7, () => timeOf(check), preview), "ms", 1);
  } finally {
    engine.stop();
    rmSync(join(program, `Pulumi.${STACK}.yaml`), { force: true });
  }
};

main().catch((error: Error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
