import { writeFileSync } from "node:fs";
import { UsageError } from "./arguments";

/** Writes a command's result to a file. Throws `UsageError` when it cannot be written. */
export const writeOutput = (file: string, text: string): void => {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`--output ${file} cannot be written: ${(error as Error).message.split(",")[0]}.`);
  }
};
