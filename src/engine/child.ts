import { type ChildProcess, spawn } from "node:child_process";
import { ProgramError } from "./errors";
import type { RunSettings } from "./options";
import type { Project } from "./project";

/** What a program's process is told, as the language host tells it. */
export interface ChildOptions extends RunSettings {
  readonly project: Project;
}

/** How a program's process ended. */
export interface ChildEnd {
  readonly code: number | null;
  readonly stderr: string;
}

/** Settings of the surrounding shell are not the program's. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith("PULUMI_")));

const MAX_STDERR = 64 * 1024;

/** Runs a program as the Node.js language host does. Throws `ProgramError` when it takes too long. */
export const runChild = async (options: ChildOptions): Promise<ChildEnd> => {
  const { project, stack, organization, preview, monitor, engine } = options;
  const args = [
    ...["--require", require.resolve("../protocol/preload")],
    ...project.nodeArgs,
    project.runner,
    ...["--monitor", monitor, "--engine", engine],
    ...["--organization", organization, "--project", project.name, "--stack", stack],
    ...["--root-directory", project.folder, "--pwd", project.folder],
    ...["--dry-run", String(preview), "--parallel", "16"],
    project.main,
  ];
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd: project.folder,
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      ...environment(),
      PULUMI_CONFIG: JSON.stringify(options.config),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(options.secretKeys),
      PULUMI_NODEJS_TYPESCRIPT: String(project.typescript),
      // Types were checked when the program was written; a preview that is to be judged does not wait for it again.
      PULUMI_NODEJS_TRANSPILE_ONLY: process.env.PULUMI_NODEJS_TRANSPILE_ONLY ?? "true",
    },
  });
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  let stderr = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    if (stderr.length < MAX_STDERR) stderr += text;
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ChildEnd>((resolve, reject) => {
      timer = setTimeout(() => {
        end();
        reject(
          new ProgramError(
            `The program did not end within ${options.timeoutSeconds} seconds and was stopped. Raise the limit with --timeout if it needs longer.`,
          ),
        );
      }, options.timeoutSeconds * 1000);
      child.once("error", (error) => reject(new ProgramError(`The program could not be started: ${error.message}`)));
      child.once("close", (code) => resolve({ code, stderr }));
    });
  } finally {
    clearTimeout(timer);
    process.off("exit", end);
  }
};
