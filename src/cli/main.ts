#!/usr/bin/env node
import { constants } from "node:os";
import { suggest } from "../core/suggest";
import { version } from "../version";
import { type Outcome, type Surroundings, UsageError } from "./arguments";
import { check } from "./check";
import { explain, list } from "./list";
import { prove } from "./prove";
import { snapshot } from "./snapshot";
import { usageOf } from "./usage";

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
  if (name === undefined) return { stdout: usageOf(), code: 2 };
  if (name === "--help" || name === "-h" || name === "help") return { stdout: usageOf(rest[0]), code: 0 };
  if (name === "--version" || name === "-v") return { stdout: `${version}\n`, code: 0 };
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`Unknown command \`${name}\`. ${suggest(name, Object.keys(commands))}`);
  if (rest.includes("--help") || rest.includes("-h")) return { stdout: usageOf(name), code: 0 };
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
