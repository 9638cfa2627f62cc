import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { readableComplaint } from "../protocol/complaint";
import { EngineLog } from "../protocol/engine-log";
import { serve } from "../protocol/grpc";
import type { Snapshot } from "../snapshot/snapshot";
import { runChild } from "./child";
import { ProgramError } from "./errors";
import { runInline } from "./inline";
import { Monitor } from "./monitor";
import type { RunOptions } from "./options";
import { type Project, qualified, readProject } from "./project";
import { placesOf } from "./providers/places";

const complain = (
  failure: ProgramError | undefined,
  errors: readonly string[],
  stderr: string,
  code: number | null,
): ProgramError => {
  if (failure) return failure;
  const text = readableComplaint(errors.join("\n")) || readableComplaint(stderr);
  return new ProgramError(`The program failed${text ? `: ${text}` : ` with exit code ${code}`}`);
};

const qualifiedAll = (project: string, config: RunOptions["config"] = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(config).map(([key, value]) => [qualified(project, key), value]));

/** Without a setting that it has, a program would declare something else than it deploys. */
const expectDecrypted = ({ encrypted, settingsFile }: Project, config: Readonly<Record<string, string>>): void => {
  const missing = encrypted.filter((key) => !Object.hasOwn(config, key));
  const [first] = missing;
  if (first === undefined) return;
  const which = missing.map((key) => `\`${key}\``).join(", ");
  const verb = missing.length === 1 ? "is encrypted" : "are encrypted";
  throw new ProgramError(
    `${settingsFile}: ${which} ${verb} and cannot be read here. Give a value that may stand for it: ` +
      `--config-value '${first}=…', or \`config\` in code.`,
  );
};

/** A setting of its own that a project does not declare beside others is probably misspelt. */
const undeclaredNotes = (
  project: Project,
  name: string,
  given: Readonly<Record<string, string>>,
): readonly string[] => {
  const own = (key: string): boolean => key.startsWith(`${name}:`);
  const declared = project.declared.filter(own);
  if (declared.length === 0) return [];
  const short = (key: string): string => `\`${key.slice(name.length + 1)}\``;
  return Object.keys(given)
    .filter((key) => own(key) && !Object.hasOwn(project.config, key))
    .filter((key) => !declared.includes(key) && !project.encrypted.includes(key))
    .map((key) => `Pulumi.yaml declares no setting ${short(key)}; it declares ${declared.map(short).join(", ")}.`);
};

/**
 * Runs a Pulumi program against stand-ins for the engine and the clouds, and records what it declares.
 * Nothing is deployed and nothing is asked of any cloud. Throws `ProgramError` when the program fails.
 */
export const runProgram = async (options: RunOptions): Promise<Snapshot> => {
  const { program, mode, stack = "dev", organization = "organization" } = options;
  const project = typeof program === "string" ? readProject(program, stack) : undefined;
  const name = options.project ?? project?.name ?? "inline";
  const given = qualifiedAll(name, options.config);
  const config: Readonly<Record<string, string>> = { ...project?.config, ...given };
  if (project) expectDecrypted(project, config);
  if (project && options.stack !== undefined && project.settingsFile === undefined)
    options.onNote?.(`${project.folder} has no settings for the stack \`${stack}\` (Pulumi.${stack}.yaml).`);
  if (project) for (const note of undeclaredNotes(project, name, given)) options.onNote?.(note);
  const places = placesOf(options, config);
  const log = new EngineLog();
  const monitor = new Monitor({
    project: name,
    stack,
    mode,
    places,
    ...(options.invokes && { invokes: options.invokes }),
    ...(options.stackOutputs && { stackOutputs: options.stackOutputs }),
    ...(options.onResource && { onResource: options.onResource }),
    ...(options.onProgress && { onProgress: options.onProgress }),
  });
  const server = await serve([
    [ResourceMonitorService, monitor.service],
    [EngineService, log.service],
  ]);
  const run = {
    stack,
    organization,
    preview: mode === "preview",
    config: { ...Object.fromEntries([...places].map(([pkg, { region }]) => [`${pkg}:region`, region])), ...config },
    secretKeys: project?.encrypted ?? [],
    monitor: server.address,
    engine: server.address,
    timeoutSeconds: options.timeoutSeconds ?? 300,
  };
  try {
    if (project) {
      const { code, stderr } = await runChild({ ...run, project: { ...project, name } });
      if (code !== 0 || monitor.failure) throw complain(monitor.failure, log.errors, stderr, code);
    } else {
      try {
        await runInline(program as () => unknown, { ...run, project: name });
      } catch (error) {
        throw complain(monitor.failure, [error instanceof Error ? error.message : String(error)], "", null);
      }
      if (monitor.failure) throw monitor.failure;
    }
  } finally {
    monitor.close();
    server.stop();
  }
  return { project: name, stack, mode, ...monitor.recorded(), stackTags: options.stackTags ?? {} };
};
