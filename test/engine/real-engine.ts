import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placeOf } from "../../src/engine/providers/places";
import { serveStandIns } from "./stand-in-provider";

/** Whether there is a real engine to compare with. */
export const hasPulumi = (): boolean => spawnSync("pulumi", ["version"]).status === 0;

/** The real engine with the embedded engine's stand-ins for providers, and a folder for a backend. */
export class RealEngine {
  private constructor(
    private readonly standIns: Awaited<ReturnType<typeof serveStandIns>>,
    private readonly home: string,
    /** The stack that every command is about. */
    private readonly stack: string,
  ) {}

  static async start(stack: string): Promise<RealEngine> {
    const home = mkdtempSync(join(tmpdir(), "trailproof-pulumi-"));
    mkdirSync(join(home, "state"));
    return new RealEngine(await serveStandIns(), home, stack);
  }

  /** Makes the stack in a project's folder; the settings file that this writes is the caller's to remove. */
  async init(folder: string): Promise<void> {
    await this.pulumi(folder, "stack", "init");
    await this.pulumi(folder, "config", "set", "aws:region", placeOf("aws").region);
    await this.pulumi(folder, "config", "set", "alicloud:region", placeOf("alicloud").region);
  }

  /** Runs a command of `pulumi` in a project's folder. */
  pulumi(
    folder: string,
    ...args: readonly string[]
  ): Promise<{ readonly code: number | null; readonly stdout: string }> {
    return new Promise((resolve) => {
      const child = spawn("pulumi", [...args, "--stack", this.stack, "--non-interactive"], {
        cwd: folder,
        stdio: ["ignore", "pipe", "ignore"],
        env: {
          ...process.env,
          PULUMI_HOME: this.home,
          PULUMI_BACKEND_URL: `file://${this.home}/state`,
          PULUMI_CONFIG_PASSPHRASE: "",
          PULUMI_SKIP_UPDATE_CHECK: "true",
          PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
          PULUMI_DEBUG_PROVIDERS: ["aws", "alicloud"]
            .map((pkg) => `${pkg}:${this.standIns.address.split(":")[1]}`)
            .join(","),
        },
      });
      let stdout = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        stdout += text;
      });
      child.once("close", (code) => resolve({ code, stdout }));
    });
  }

  stop(): void {
    this.standIns.stop();
    rmSync(this.home, { recursive: true });
  }
}
