import { existsSync, statSync } from "node:fs";
import { runProgram } from "../engine";
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
} as const;

const readInvokes = (texts: readonly string[]): Readonly<Record<string, Properties>> =>
  Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf("=");
      try {
        if (at <= 0) throw new Error("it has no `=`");
        return [text.slice(0, at), JSON.parse(text.slice(at + 1)) as Properties];
      } catch (error) {
        throw new UsageError(`--invoke ${text}: ${(error as Error).message}. Write token={"key":"value"}.`);
      }
    }),
  );

const readSeconds = (text: string): number => {
  const seconds = Number(text);
  if (!(seconds > 0)) throw new UsageError(`--timeout is \`${text}\`; give a number of seconds.`);
  return seconds;
};

/** Loads what a command is to look at: a program is run, a file is read. */
export const loadSubject = async (
  given: string | undefined,
  parsed: Parsed,
  { progress }: Surroundings,
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
      invokes: readInvokes(parsed.texts("invoke")),
      onProgress: (resources) => progress(`running ${path} … ${resources} resources`),
      ...(stack !== undefined && { stack }),
      ...(timeout !== undefined && { timeoutSeconds: readSeconds(timeout) }),
    });
    return { snapshot, subject: { kind: "program", path, mode } };
  } finally {
    progress("");
  }
};
