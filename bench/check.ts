// `trailproof check` of the reference stack against `pulumi preview --policy-pack` of it, where `pulumi` is on PATH. Both run
// the same program; the real engine is given the embedded engine's stand-ins for providers.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveStandIns } from "../test/engine/stand-in-provider";
import { compare, report, timeOf } from "./measure";

const root = join(__dirname, "..", "..");
const program = join(root, "reference-stack");
const STACK = "trailproof-bench";

const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<void> =>
  new Promise((resolve) => {
    spawn(command, args, { cwd: program, env, stdio: "ignore" }).once("close", () => resolve());
  });

const main = async (): Promise<void> => {
  if (spawnSync("pulumi", ["version"]).status !== 0) {
    console.log("check against `pulumi preview`: skipped, `pulumi` is not on PATH");
    return;
  }
  const standIns = await serveStandIns("us-east-1");
  const home = mkdtempSync(join(tmpdir(), "trailproof-bench-"));
  mkdirSync(join(home, "state"));
  const env = {
    ...process.env,
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${home}/state`,
    PULUMI_CONFIG_PASSPHRASE: "",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DEBUG_PROVIDERS: `aws:${standIns.address.split(":")[1]}`,
  };
  try {
    await run("pulumi", ["stack", "init", STACK, "--non-interactive"], env);
    await run("pulumi", ["config", "set", "aws:region", "us-east-1", "--stack", STACK], env);
    const ours = () =>
      timeOf(() => run(process.execPath, [join(root, "dist", "src", "cli", "main.js"), "check", program]));
    const theirs = () =>
      timeOf(() => run("pulumi", ["preview", "--policy-pack", root, "--stack", STACK, "--non-interactive"], env));
    report("check, against pulumi preview with the pack", await compare(7, ours, theirs), "ms", 1);
  } finally {
    standIns.stop();
    rmSync(home, { recursive: true });
    rmSync(join(program, `Pulumi.${STACK}.yaml`), { force: true });
  }
};

main().catch((error: Error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
