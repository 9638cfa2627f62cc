import { policies as allPolicies } from "../../policypack/policies";
import { ConfigError, type PackConfig } from "../core/config";
import type { Policy } from "../core/policy";
import { suggest } from "../core/suggest";
import { type RunOptions, runProgram } from "../engine";
import type { Report } from "../report/contract";
import { makeReport } from "../report/report";
import type { Snapshot } from "../snapshot/snapshot";
import type { TestResource } from "./resources";
import { toSnapshot } from "./snapshot";

/** How to audit. */
export interface AuditOptions extends Partial<Omit<RunOptions, "program">> {
  /** Default: every policy of trailproof. */
  readonly policies?: readonly Policy[];
  /** Levels and settings by policy name, as in a `--policy-pack-config` file. */
  readonly settings?: PackConfig;
  /** The day against which exceptions expire; default today. */
  readonly today?: Date;
}

const optionNames: Readonly<Record<keyof AuditOptions, true>> = {
  policies: true,
  settings: true,
  today: true,
  mode: true,
  project: true,
  stack: true,
  organization: true,
  config: true,
  stackTags: true,
  account: true,
  region: true,
  timeoutSeconds: true,
  invokes: true,
  stackOutputs: true,
  onResource: true,
  onProgress: true,
  onNote: true,
};

/** Without this, a name that is misspelt would change nothing, and nobody would know. */
const expectKnownOptions = (options: AuditOptions): void => {
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(optionNames, name));
  if (unknown !== undefined)
    throw new ConfigError(`\`audit\` has no option \`${unknown}\`. ${suggest(unknown, Object.keys(optionNames))}`);
};

/** What can be audited: a project's folder, a program as a function, resources of a test, or a recorded deployment. */
export type Auditable = RunOptions["program"] | readonly TestResource[] | Snapshot;

const isResources = (subject: Auditable): subject is readonly TestResource[] => Array.isArray(subject);

const record = async (subject: Auditable, { mode = "update", ...options }: AuditOptions): Promise<Snapshot> => {
  if (typeof subject === "string" || typeof subject === "function")
    return runProgram({ ...options, program: subject, mode });
  return isResources(subject) ? toSnapshot(subject, { ...options, mode }) : subject;
};

/**
 * Judges a stack without deploying it. Default mode: `update`, in which every value is known.
 * Throws `ProgramError` when a program fails, and `ConfigError` when the options or settings cannot be meant as they are written.
 */
export const audit = async (subject: Auditable, options: AuditOptions = {}): Promise<Report> => {
  expectKnownOptions(options);
  const snapshot = await record(subject, options);
  const path = typeof subject === "string" ? subject : snapshot.project;
  return makeReport(
    snapshot,
    { kind: "program", path, mode: snapshot.mode },
    { policies: options.policies ?? allPolicies, config: options.settings ?? {}, today: options.today ?? new Date() },
  );
};
