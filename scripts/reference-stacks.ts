import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "../src/engine";
import type { Snapshot } from "../src/snapshot/snapshot";

const root = join(__dirname, "..", "..");

/** The project that sets up audit logging, in whichever clouds its settings name. */
export const referenceStack = join(root, "reference-stack");

/** The clouds that there is a reference stack for: each has a folder with a program of its own. */
export const clouds: readonly string[] = readdirSync(referenceStack).filter((name) =>
  existsSync(join(referenceStack, name, "index.ts")),
);

/** Runs the reference stack of one cloud. */
export const runReferenceStack = (cloud: string, mode: "preview" | "update"): Promise<Snapshot> =>
  runProgram({ program: referenceStack, mode, config: { clouds: cloud } });
