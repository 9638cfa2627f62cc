import { policies } from "../../policypack/policies";
import { ConfigError, type PackConfig } from "../core/config";
import { expectValidConfig } from "../core/judge";
import type { Result } from "../core/verdict";
import { isObject } from "../evaluate/is-object";
import { makeReport } from "../report/report";
import { toTable } from "../report/table";
import { type Outcome, readArguments, type Surroundings } from "./arguments";
import { readInput } from "./input";
import { writeOutput } from "./output";
import { loadSubject, subjectOptions } from "./subject";

const readConfig = (file: string): PackConfig => {
  const text = readInput(file, (why) => new ConfigError(`--config ${file} cannot be read: ${why}.`));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ConfigError(`${file} cannot be read as JSON: ${(error as Error).message}.`);
  }
  if (isObject(value)) return value as PackConfig;
  throw new ConfigError(`${file} must hold an object: policy names, each with a level or settings.`);
};

const blocks = ({ verdict, enforcement }: Result): boolean => verdict === "violating" && enforcement !== "advisory";

const exitCode = (results: readonly Result[]): Outcome["code"] => {
  if (results.some(({ verdict }) => verdict === "broken")) return 2;
  return results.some(blocks) ? 1 : 0;
};

/** `trailproof check`: judges a stack and reports. */
export const check = async (args: readonly string[], surroundings: Surroundings): Promise<Outcome> => {
  const parsed = readArguments(
    args,
    {
      ...subjectOptions,
      config: { type: "string" },
      format: { type: "string" },
      output: { type: "string" },
      verbose: { type: "boolean" },
    },
    1,
  );
  const format = parsed.choice("format", ["table", "json"]);
  const configFile = parsed.text("config");
  const config = configFile === undefined ? {} : readConfig(configFile);
  expectValidConfig(policies, config);
  const { snapshot, subject } = await loadSubject(parsed.positionals[0], parsed, surroundings);
  const report = makeReport(snapshot, subject, { policies, config, today: surroundings.today });
  const output = parsed.text("output");
  const text =
    format === "json"
      ? `${JSON.stringify(report, null, 2)}\n`
      : toTable(report, { colors: surroundings.colors && output === undefined, verbose: parsed.flag("verbose") });
  if (output !== undefined) writeOutput(output, text);
  return { stdout: output === undefined ? text : "", code: exitCode(report.results) };
};
