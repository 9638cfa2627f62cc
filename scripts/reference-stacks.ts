import { join } from "node:path";
import { runProgram } from "../src/engine";
import { type Provider, providers } from "../src/providers";
import type { Snapshot } from "../src/snapshot/snapshot";

const program = join(__dirname, "..", "..", "reference-stack");

/** The reference stacks, one for each provider, under the names by which the program's `clouds` setting knows them. */
export const referenceStacks: readonly Provider[] = providers;

/** What an engine sees of the reference stack of one cloud. */
export const runReferenceStack = (cloud: Provider, mode: "preview" | "update"): Promise<Snapshot> =>
  runProgram({ program, mode, config: { "trailproof-reference-stack:clouds": cloud } });
