import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { load } from "js-yaml";
import { isObject } from "../evaluate/is-object";
import { ProgramError } from "./errors";

/** What Pulumi.yaml and the stack's settings file say of a program. */
export interface Project {
  readonly folder: string;
  readonly name: string;
  /** The entry point as the project names it; `.` leaves it to package.json. */
  readonly main: string;
  readonly typescript: boolean;
  readonly nodeArgs: readonly string[];
  /** The stack's settings file, where there is one. */
  readonly settingsFile: string | undefined;
  readonly config: Readonly<Record<string, string>>;
  /** Settings that are encrypted, and therefore not in `config`. */
  readonly encrypted: readonly string[];
  /** Settings that Pulumi.yaml declares. */
  readonly declared: readonly string[];
  /** The language host's program runner, from the program's own dependencies. */
  readonly runner: string;
}

type Yaml = Readonly<Record<string, unknown>>;

const readYaml = (file: string): Yaml => {
  let value: unknown;
  try {
    value = load(readFileSync(file, "utf8"));
  } catch (error) {
    throw new ProgramError(`${file} is no valid YAML: ${(error as Error).message.split("\n")[0]}`);
  }
  if (isObject(value)) return value;
  throw new ProgramError(`${file} is empty or holds no settings.`);
};

/** A setting's full name: one without a namespace is the project's own. */
export const qualified = (project: string, key: string): string => (key.includes(":") ? key : `${project}:${key}`);

const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** Encrypted values stand as `secure: …`, also within objects and lists (Pulumi, "Configuration and secrets"). */
const holdsEncrypted = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(holdsEncrypted)
    : isObject(value) && (typeof value.secure === "string" || Object.values(value).some(holdsEncrypted));

/** Values in the stack's settings file, those that can be read and the names of those that are encrypted. */
const configOf = (project: string, yaml: Yaml): Pick<Project, "config" | "encrypted"> => {
  const entries = Object.entries(isObject(yaml.config) ? yaml.config : {}).map(
    ([key, value]) => [qualified(project, key), value] as const,
  );
  return {
    config: Object.fromEntries(
      entries.flatMap(([key, value]) => (holdsEncrypted(value) ? [] : [[key, asText(value)]])),
    ),
    encrypted: entries.flatMap(([key, value]) => (holdsEncrypted(value) ? [key] : [])),
  };
};

/** Defaults that the project declares for its own settings (`config: { key: { default: … } }`). */
const defaultsOf = (project: string, yaml: Yaml): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(isObject(yaml.config) ? yaml.config : {}).flatMap(([key, declared]) => {
      const value = isObject(declared) ? (declared.default ?? declared.value) : declared;
      return value === undefined ? [] : [[qualified(project, key), asText(value)]];
    }),
  );

/** Endings that Node.js and ts-node add to the name of an entry point. */
const endings = ["", ".js", ".ts", ".mjs", ".cjs", ".mts", ".cts", ".json", ".node"];

/** The entry point as the project names it. Throws `ProgramError` when there is no such file. */
const mainOf = (file: string, folder: string, { main }: Yaml): string => {
  if (typeof main !== "string") return ".";
  if (endings.some((ending) => existsSync(join(folder, `${main}${ending}`)))) return main;
  throw new ProgramError(`${file}: \`main\` is \`${main}\`, and there is no such file.`);
};

/** Reads a Pulumi project that runs on Node.js. Throws `ProgramError` when the folder is none. */
export const readProject = (path: string, stack: string): Project => {
  const folder = resolve(path);
  const file = ["Pulumi.yaml", "Pulumi.yml"].map((name) => join(folder, name)).find(existsSync);
  if (!file) throw new ProgramError(`${folder} is no Pulumi project: it has no Pulumi.yaml.`);
  const yaml = readYaml(file);
  const runtime = isObject(yaml.runtime) ? yaml.runtime : { name: yaml.runtime };
  if (runtime.name !== "nodejs")
    throw new ProgramError(`${file}: the runtime is ${JSON.stringify(runtime.name)}; only nodejs programs can be run.`);
  if (typeof yaml.name !== "string") throw new ProgramError(`${file} has no name.`);
  const options = isObject(runtime.options) ? runtime.options : {};
  const folderOfSettings = typeof yaml.stackConfigDir === "string" ? join(folder, yaml.stackConfigDir) : folder;
  const settingsFile = ["yaml", "yml"].map((end) => join(folderOfSettings, `Pulumi.${stack}.${end}`)).find(existsSync);
  const settings = configOf(yaml.name, settingsFile === undefined ? {} : readYaml(settingsFile));
  const main = mainOf(file, folder, yaml);
  let runner: string;
  try {
    runner = createRequire(join(folder, "package.json")).resolve("@pulumi/pulumi/cmd/run");
  } catch {
    throw new ProgramError(`${folder} cannot find @pulumi/pulumi. Install the program's dependencies: npm install`);
  }
  return {
    folder,
    name: yaml.name,
    main,
    typescript: options.typescript !== false,
    nodeArgs: typeof options.nodeargs === "string" ? options.nodeargs.split(/\s+/).filter(Boolean) : [],
    settingsFile,
    config: { ...defaultsOf(yaml.name, yaml), ...settings.config },
    encrypted: settings.encrypted,
    declared: Object.keys(isObject(yaml.config) ? yaml.config : {}).map((key) => qualified(yaml.name as string, key)),
    runner,
  };
};
