import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The repository. */
export const root = join(__dirname, "..", "..", "..");
/** The command line as it is built. */
export const main = join(root, "dist", "src", "cli", "main.js");
/** A project that violates. */
export const scenario = join(root, "test", "scenarios", "1-action-log-compliance", "as-documented");

/** Runs the command line. */
export const trailproof = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: "utf8", cwd: root });
  return { status, stdout, stderr };
};

/** Writes a file of its own folder. */
export const temporary = (name: string, text: string | Uint8Array): string => {
  const file = join(mkdtempSync(join(tmpdir(), "trailproof-")), name);
  writeFileSync(file, text);
  return file;
};

/** Expects a command to be refused in one line, and gives it. */
export const refuses = (args: readonly string[], message: RegExp): string => {
  const { status, stdout, stderr } = trailproof(...args);
  assert.equal(status, 2);
  assert.equal(stdout, "");
  assert.match(stderr, message);
  assert.equal(stderr.trimEnd().split("\n").length, 1, stderr);
  return stderr;
};
