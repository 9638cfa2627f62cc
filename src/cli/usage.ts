import { version } from "../version";

const options = {
  mode: ["--mode preview|update", "values unknown, as before a first deployment, or all known (default preview)"],
  stack: ["--stack NAME", "the stack whose settings apply (default dev)"],
  config: ["--config FILE", "levels and settings of policies, as for --policy-pack-config"],
  format: ["--format table|json", "(default table)"],
  output: ["--output FILE", "write the result there"],
  verbose: ["--verbose", "compliant results too"],
  "show-secrets": ["--show-secrets", "with the values of secrets, which are left out otherwise"],
  "config-value": ["--config-value KEY=VALUE", "a setting of the program, also one that is encrypted in its file"],
  invoke: ["--invoke TOKEN=JSON", "a fixed answer to a question that the program asks a cloud"],
  "stack-output": ["--stack-output STACK=JSON", "outputs of another stack that the program reads"],
  timeout: ["--timeout SECONDS", "(default 300)"],
} as const;

type Option = keyof typeof options;

/** A command as its help tells of it. */
interface Command {
  readonly synopsis: string;
  readonly summary: string;
  readonly options: readonly Option[];
  /** What its exit codes mean; 2 is always that it could not run. */
  readonly exits?: string;
}

const ofPrograms: readonly Option[] = ["config-value", "invoke", "stack-output", "timeout"];

const commands: Readonly<Record<string, Command>> = {
  check: {
    synopsis: "check [PATH]",
    summary: "judge a Pulumi project, a state export or a `pulumi preview --json` file",
    options: ["mode", "stack", "config", "format", "output", "verbose", ...ofPrograms],
    exits: "0: no mandatory violation; some may be undecided. 1: at least one.",
  },
  prove: {
    synopsis: "prove EVENT [PATH]",
    summary:
      "follow records of CloudTrail, ActionTrail or an OSS log, and GuardDuty findings, to whoever is told or to where they get stuck",
    options: ["mode", "stack", "format", ...ofPrograms],
    exits: "0: nothing that gets stuck; some may be undecided. 1: at least one.",
  },
  snapshot: {
    synopsis: "snapshot [PATH]",
    summary: "write what a program declares, as `pulumi stack export` does",
    options: ["mode", "stack", "output", "show-secrets", ...ofPrograms],
  },
  list: { synopsis: "list", summary: "every policy", options: ["format"] },
  explain: { synopsis: "explain POLICY", summary: "one policy", options: [] },
};

const COLUMN = 32;

const headOf = ({ synopsis, summary }: Command): string => `${`trailproof ${synopsis}`.padEnd(COLUMN)}${summary}`;

const lineOf = (option: Option): string => {
  const [name, meaning] = options[option];
  return `  ${name.padEnd(COLUMN - 2)}${meaning}`;
};

const allExits =
  "0: no mandatory violation, no record or finding that gets stuck; some may be undecided. 1: at least one.";

/** An option is explained where it first appears; further commands name it. */
const overview = (): readonly string[] => {
  const explained = new Set<Option>();
  return Object.values(commands).flatMap((command) => {
    const fresh = command.options.filter((option) => !explained.has(option));
    const known = command.options.filter((option) => explained.has(option)).map((option) => `--${option}`);
    for (const option of fresh) explained.add(option);
    return [headOf(command), ...fresh.map(lineOf), ...(known.length > 0 ? [`  ${known.join(", ")}`] : [])];
  });
};

/** What `--help` says: of one command, or without a name of all. */
export const usageOf = (name?: string): string => {
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  const lines = command
    ? [headOf(command), ...command.options.map(lineOf)]
    : [`trailproof ${version}: does audit logging work, before it is deployed?`, "", ...overview()];
  const exits = command ? (command.exits ?? "0: done.") : allExits;
  return `${[...lines, "", `Exit code ${exits} 2: it could not run.`].join("\n")}\n`;
};
