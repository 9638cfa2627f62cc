import { existsSync, statSync } from "node:fs";
import { runProgram } from "../engine";
import { isObject } from "../evaluate/is-object";
import type { ReportSubject } from "../report/contract";
import { loadFile } from "../snapshot/load/file";
import type { Properties, Snapshot } from "../snapshot/snapshot";
import { type Parsed, type Surroundings, UsageError } from "./arguments";

/** The options of every command that looks at a stack. */
export const subjectOptions = {
  stack: { type: "string" },
  mode: { type: "string" },
  timeout: { type: "string" },
  invoke: { type: "string", multiple: true },
  "config-value": { type: "string", multiple: true },
  "stack-output": { type: "string", multiple: true },
} as const;

const readAssignments = <T>(
  option: string,
  texts: readonly string[],
  read: (text: string) => T | undefined,
  example: string,
): Readonly<Record<string, T>> =>
  Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf("=");
      // The text may be a secret, and what JSON.parse says repeats it.
      if (at <= 0) throw new UsageError(`--${option} needs a name, \`=\` and a value. Write ${example}.`);
      const name = text.slice(0, at);
      const value = read(text.slice(at + 1));
      if (value === undefined)
        throw new UsageError(`--${option} ${name}: the value is no JSON object. Write ${example}.`);
      return [name, value];
    }),
  );

const parsedOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const readObject = (text: string): Properties | undefined => {
  const value = parsedOf(text);
  return isObject(value) ? value : undefined;
};

const STACK_OUTPUT = 'organization/project/stack={"key":"value"}';

const readSeconds = (text: string): number => {
  const seconds = Number(text);
  if (!(seconds > 0)) throw new UsageError(`--timeout is \`${text}\`; give a number of seconds.`);
  return seconds;
};

/** Loads what a command is to look at: a program is run, a file is read. */
export const loadSubject = async (
  given: string | undefined,
  parsed: Parsed,
  { progress, note }: Surroundings,
): Promise<{ readonly snapshot: Snapshot; readonly subject: ReportSubject }> => {
  const path = given ?? ".";
  const mode = parsed.choice("mode", ["preview", "update"]);
  if (!existsSync(path)) throw new UsageError(`${path} does not exist.`);
  if (!statSync(path).isDirectory()) {
    const snapshot = loadFile(path);
    const kind = snapshot.mode === "preview" ? "preview" : "state";
    return { snapshot, subject: { kind, path, mode: snapshot.mode } };
  }
  const [stack, timeout] = [parsed.text("stack"), parsed.text("timeout")];
  progress(`running ${path} …`);
  try {
    const snapshot = await runProgram({
      program: path,
      mode,
      invokes: readAssignments("invoke", parsed.texts("invoke"), readObject, 'token={"key":"value"}'),
      stackOutputs: readAssignments("stack-output", parsed.texts("stack-output"), readObject, STACK_OUTPUT),
      config: readAssignments("config-value", parsed.texts("config-value"), (text) => text, "namespace:key=value"),
      onNote: note,
      onProgress: (resources) => progress(`running ${path} … ${resources} resources`),
      ...(stack !== undefined && { stack }),
      ...(timeout !== undefined && { timeoutSeconds: readSeconds(timeout) }),
    });
    return { snapshot, subject: { kind: "program", path, mode } };
  } finally {
    progress("");
  }
};
