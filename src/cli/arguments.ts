import { parseArgs } from "node:util";
import { suggest } from "../core/suggest";

/** Thrown when the command line cannot be meant as it is written. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What a command prints and how it ends: 0 fine, 1 violations, 2 it could not run. */
export interface Outcome {
  readonly stdout: string;
  readonly code: 0 | 1 | 2;
}

/** What commands are given of the world around them. */
export interface Surroundings {
  readonly today: Date;
  readonly colors: boolean;
  /** Shows how far a program is; an empty text clears the line. */
  readonly progress: (text: string) => void;
  /** Says something besides the result. */
  readonly note: (text: string) => void;
}

type Options = Readonly<Record<string, { readonly type: "string" | "boolean"; readonly multiple?: boolean }>>;

/** A command line as a command declares it. */
export interface Parsed {
  readonly positionals: readonly string[];
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  flag(name: string): boolean;
  /** The value of an option that has a few possible ones. */
  choice<T extends string>(name: string, choices: readonly [T, ...T[]]): T;
}

/** Reads a command's arguments. Throws `UsageError` for an option it does not have. */
export const readArguments = (args: readonly string[], options: Options, maxPositionals: number): Parsed => {
  for (const arg of args) {
    const name = /^--([^=]+)/.exec(arg)?.[1];
    if (arg === "--") break;
    if (name !== undefined && !Object.hasOwn(options, name))
      throw new UsageError(
        `Unknown option --${name}. ${suggest(name, Object.keys(options)).replace(/`([^`]*)`/g, "--$1")}`,
      );
  }
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...args], options: { ...options }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(". ")[0]}.`);
  }
  const { values, positionals } = parsed;
  const extra = positionals[maxPositionals];
  if (extra !== undefined) throw new UsageError(`Unexpected argument \`${extra}\`.`);
  const text = (name: string): string | undefined => values[name] as string | undefined;
  return {
    positionals,
    text,
    texts: (name) => (values[name] ?? []) as readonly string[],
    flag: (name) => values[name] === true,
    choice(name, choices) {
      const value = text(name) ?? choices[0];
      const found = choices.find((choice) => choice === value);
      if (found === undefined)
        throw new UsageError(`--${name} is \`${value}\`; it must be one of ${choices.join(", ")}.`);
      return found;
    },
  };
};
