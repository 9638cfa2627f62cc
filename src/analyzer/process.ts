import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { readableComplaint } from "../protocol/complaint";
import { EngineLog } from "../protocol/engine-log";
import { serve } from "../protocol/grpc";
import { PackError } from "./errors";

/** How to start a pack. */
export interface StartOptions {
  /** Seconds to wait for the pack's port; default 60. */
  readonly timeoutSeconds?: number;
  readonly project?: string;
  readonly stack?: string;
  /** True while a preview is analyzed; default true. */
  readonly dryRun?: boolean;
  /** Told every line that the pack logs. */
  readonly onLog?: (line: string) => void;
}

/** A running pack. */
export interface PackProcess {
  readonly folder: string;
  readonly pid: number;
  /** Where it listens. */
  readonly address: string;
  /** What it wrote to stderr so far. */
  stderr(): string;
  stop(): void;
}

const MAX_STDERR = 64 * 1024;

const runnerOf = (folder: string): string => {
  if (!existsSync(join(folder, "PulumiPolicy.yaml")))
    throw new PackError(`${folder} is no policy pack: it has no PulumiPolicy.yaml.`);
  try {
    return createRequire(join(folder, "package.json")).resolve("@pulumi/pulumi/cmd/run-policy-pack");
  } catch {
    throw new PackError(`${folder} cannot find @pulumi/pulumi. Install the pack's dependencies: npm install`);
  }
};

/** Starts a policy pack as the engine's language host does, and waits for its port. Throws `PackError`. */
export const startPack = async (path: string, options: StartOptions = {}): Promise<PackProcess> => {
  const folder = resolve(path);
  const runner = runnerOf(folder);
  const { timeoutSeconds = 60, dryRun = true, project = "project", stack = "dev" } = options;
  const log = new EngineLog(options.onLog);
  const engine = await serve([[EngineService, log.service]]);
  const child: ChildProcess = spawn(
    process.execPath,
    ["--require", require.resolve("../protocol/preload"), runner, engine.address, folder],
    {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        PULUMI_NODEJS_DRY_RUN: String(dryRun),
        PULUMI_NODEJS_PROJECT: project,
        PULUMI_NODEJS_STACK: stack,
        PULUMI_PROJECT: project,
        PULUMI_STACK: stack,
      },
    },
  );
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  let stderr = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    if (stderr.length < MAX_STDERR) stderr += text;
  });
  const stop = () => {
    process.off("exit", end);
    end();
    engine.stop();
  };
  let timer: NodeJS.Timeout | undefined;
  const said = () => readableComplaint([...log.errors, stderr].join("\n"));
  try {
    const port = await new Promise<string>((done, fail) => {
      let stdout = "";
      timer = setTimeout(
        () => fail(new PackError(`${folder} gave no port within ${timeoutSeconds} seconds. ${said()}`)),
        timeoutSeconds * 1000,
      );
      child.once("error", (error) => fail(new PackError(`${folder} could not be started: ${error.message}`)));
      child.once("close", (code) =>
        fail(new PackError(`${folder} ended with code ${code} before it gave its port: ${said()}`)),
      );
      child.stdout?.setEncoding("utf8").on("data", (text: string) => {
        stdout += text;
        if (!stdout.includes("\n")) return;
        const line = stdout.split("\n")[0]?.trim() ?? "";
        if (/^\d+$/.test(line)) done(line);
        else fail(new PackError(`${folder} wrote "${line}" before its port. A pack may write to stderr only.`));
      });
    });
    return { folder, pid: child.pid ?? 0, address: `127.0.0.1:${port}`, stderr: () => stderr, stop };
  } catch (error) {
    stop();
    throw error;
  } finally {
    clearTimeout(timer);
  }
};
