#!/usr/bin/env node
import { constants } from "node:os";
import { suggest } from "../core/suggest";
import { version } from "../version";
import { type Outcome, type Surroundings, UsageError } from "./arguments";
import { check } from "./check";
import { explain, list } from "./list";
import { prove } from "./prove";
import { snapshot } from "./snapshot";

const usage = `trailproof ${version}: does audit logging work, before it is deployed?

trailproof check [PATH]       judge a Pulumi project, a state export or a \`pulumi preview --json\` file
  --mode preview|update       values unknown, as before a first deployment, or all known (default preview)
  --stack NAME                the stack whose settings apply (default dev)
  --config FILE               levels and settings of policies, as for --policy-pack-config
  --format table|json         (default table)
  --output FILE               write the report there
  --verbose                   compliant results too
  --config-value KEY=VALUE      a setting of the program, also one that is encrypted in the stack's settings
  --invoke TOKEN=JSON         a fixed answer to a question that the program asks a cloud
  --stack-output STACK=JSON     outputs of another stack that the program reads
  --timeout SECONDS           (default 300)
trailproof prove EVENT [PATH]  follow CloudTrail records and GuardDuty findings through it, to whoever is told or to where they get stuck
  --mode, --stack, --format, --config-value, --invoke, --stack-output, --timeout
trailproof snapshot [PATH]    write what a program declares, as \`pulumi stack export\` does
  --show-secrets              with the values of secrets, which are left out otherwise
  --mode, --stack, --output, --config-value, --invoke, --stack-output, --timeout
trailproof list               every policy  [--format table|json]
trailproof explain POLICY     one policy

Exit code 0: no mandatory violation, no record or finding that gets stuck; some may be undecided. 1: at least one. 2: it could not run.
`;

const commands: Readonly<Record<string, (args: readonly string[], s: Surroundings) => Outcome | Promise<Outcome>>> = {
  check,
  prove,
  snapshot,
  list,
  explain,
};

/** What a user can mend, told in one message; anything else is a defect of ours, and says so. */
const userErrors = new Set(["UsageError", "ConfigError", "LoadError", "ProgramError"]);

const messageOf = (error: unknown): string =>
  error instanceof Error && userErrors.has(error.name)
    ? error.message
    : `This is a defect of trailproof: ${String(error)}`;

const run = async (args: readonly string[], surroundings: Surroundings): Promise<Outcome> => {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help" || rest.includes("--help"))
    return { stdout: usage, code: name === undefined ? 2 : 0 };
  if (name === "--version" || name === "-v") return { stdout: `${version}\n`, code: 0 };
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`Unknown command \`${name}\`. ${suggest(name, Object.keys(commands))}`);
  return command(rest, surroundings);
};

const surroundings: Surroundings = {
  today: new Date(),
  colors: process.stdout.isTTY === true && !process.env.NO_COLOR,
  progress: (text) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
  },
  note: (text) => void process.stderr.write(`${process.stderr.isTTY ? "\r\u001b[K" : ""}trailproof: ${text}\n`),
};

// Leaving by `exit` ends the processes that were started, too.
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => process.exit(128 + constants.signals[signal]));

// Whoever reads may have seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

run(process.argv.slice(2), surroundings).then(
  ({ stdout, code }) => {
    process.exitCode = code;
    process.stdout.write(stdout);
  },
  (error: unknown) => {
    process.exitCode = 2;
    process.stderr.write(`trailproof: ${messageOf(error)}\n`);
  },
);
