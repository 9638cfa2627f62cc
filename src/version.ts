import { readFileSync } from "node:fs";
import { join } from "node:path";

const file = join(__dirname, "..", "..", "package.json");

/** The version of the installed package. */
export const version = (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
