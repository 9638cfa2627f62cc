import assert from "node:assert/strict";
import { type RunOptions, runProgram } from "../../src/engine";
import type { RecordedResource, Snapshot } from "../../src/snapshot/snapshot";

/** Runs a function as a program; in an update, unless the options say otherwise. */
export const run = (program: () => unknown, options: Partial<RunOptions> = {}): Promise<Snapshot> =>
  runProgram({ program, mode: "update", ...options });

/** The one resource of a name, and of a type that holds a text. */
export const found = ({ resources }: Snapshot, name: string, type = ""): RecordedResource => {
  const all = resources.filter((resource) => resource.name === name && resource.type.includes(type));
  assert.equal(all.length, 1, `${all.length} resources are called ${name}`);
  return all[0] as RecordedResource;
};
