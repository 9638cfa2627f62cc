import { reasonNotOn } from "../core/coverage";
import type { Policy } from "../core/policy";
import { adaptersOf, providerOf, providers } from "../providers";
import type { TestResource } from "./resources";

/** One row of a table: what is declared, and under which configuration. */
export interface Case {
  /** A sentence that says what is special about it. */
  readonly name: string;
  /** The resource that is judged, then others; what they refer to comes along. */
  readonly on: TestResource | readonly TestResource[];
  /** Settings of the policy, on top of its defaults. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Default `us-east-1`. */
  readonly region?: string;
  readonly stackTags?: Readonly<Record<string, string>>;
  /** Runs this row alone; refused where `CI` is set. */
  readonly only?: boolean;
  /** Shows the row in the policy's page. */
  readonly doc?: boolean;
}

/** A violation that a row expects. */
export interface ExpectedError {
  readonly messageId: string;
  /** Exactly the values of the message's placeholders; a regular expression stands for any text that it matches. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Name of the resource it is about; default the first of the row, for rules of a stack the stack itself. */
  readonly on?: string;
}

/** A row that violates. */
export interface InvalidCase extends Case {
  readonly errors: readonly [ExpectedError, ...ExpectedError[]];
  /** The properties that the remediation changes, as they are afterwards; `null` when it has to leave this alone. */
  readonly output?: Readonly<Record<string, unknown>> | null;
}

/** A row on which the policy has nothing to say. */
export interface NotApplicableCase extends Case {
  /** A part of the reason that the policy gives; left out where the policy does not see the resource at all. */
  readonly because?: RegExp;
}

/** A row that cannot be judged in a preview. */
export interface UndecidedCase extends Case {
  /** Names of resources that the verdict waits for. */
  readonly waitsFor?: readonly string[];
}

/** The four tables of a policy's test. */
export interface Cases {
  readonly valid: readonly Case[];
  readonly invalid: readonly InvalidCase[];
  readonly notApplicable?: readonly NotApplicableCase[];
  readonly undecided?: readonly UndecidedCase[];
}

/** The name of a table. */
export type Table = keyof Cases;

const common = ["name", "on", "config", "region", "stackTags", "only", "doc"];

const keys: Readonly<Record<Table, readonly string[]>> = {
  valid: common,
  invalid: [...common, "errors", "output"],
  notApplicable: [...common, "because"],
  undecided: [...common, "waitsFor"],
};

/** The resources of a row. */
export const resourcesOf = ({ on }: Case): readonly TestResource[] => (Array.isArray(on) ? on : [on as TestResource]);

/** What is wrong with a row by itself; `undefined` when nothing is. */
export const problemOfCase = (table: Table, row: Case): string | undefined => {
  const unknown = Object.keys(row).find((key) => !keys[table].includes(key));
  if (unknown) return `has no \`${unknown}\`; it may have: ${keys[table].join(", ")}`;
  if (typeof row.name !== "string" || !/\S\s+\S/.test(row.name)) return "needs a sentence for a name";
  if (resourcesOf(row).length === 0) return "declares no resource";
  if (row.only && process.env.CI) return "says `only`, which would leave every other row out of CI";
  return undefined;
};

/** Rows that repeat another: in a table the same name, or the same resources and settings. What is undecided in a preview may be decided elsewhere. */
export const duplicatesIn = (cases: Cases): readonly string[] => {
  const names = new Set<string>();
  const subjects = new Map<string, string>();
  const found: string[] = [];
  for (const [table, rows] of Object.entries(cases) as [Table, readonly Case[] | undefined][])
    for (const row of rows ?? []) {
      const named = `${table}: ${row.name}`;
      if (names.has(named)) found.push(`two rows are called "${row.name}"`);
      names.add(named);
      const subject = JSON.stringify([table === "undecided", resourcesOf(row), row.config, row.region, row.stackTags]);
      const twin = subjects.get(subject);
      if (twin !== undefined) found.push(`"${row.name}" declares the same as "${twin}"`);
      subjects.set(subject, row.name);
    }
  return found;
};

/** What the tables leave untested: a message, a setting, or a provider that can say the concept. */
export const gapsIn = (policy: Policy, cases: Cases): readonly string[] => {
  const all = Object.values(cases).flat() as readonly Case[];
  const reported = new Set(cases.invalid.flatMap(({ errors }) => errors.map(({ messageId }) => messageId)));
  const configured = new Set(all.flatMap(({ config }) => Object.keys(config ?? {})));
  const providersIn = (rows: readonly Case[] = []) =>
    new Set(rows.flatMap(resourcesOf).flatMap(({ type }) => (adaptersOf(type).length > 0 ? [providerOf(type)] : [])));
  const [valid, invalid, exempt] = [
    providersIn(cases.valid),
    providersIn(cases.invalid),
    providersIn(cases.notApplicable),
  ];
  return [
    ...Object.keys(policy.messages)
      .filter((id) => !reported.has(id))
      .map((id) => `no row expects the message \`${id}\``),
    ...Object.keys(policy.config)
      .filter((key) => !configured.has(key))
      .map((key) => `no row sets \`${key}\``),
    ...providers
      .filter((provider) => reasonNotOn(policy, provider) === undefined)
      .filter((provider) => !(valid.has(provider) && invalid.has(provider)))
      .map((provider) => `${provider} needs a valid and an invalid row`),
    ...providers
      .filter((provider) => policy.notOn?.[provider] !== undefined && policy.on !== "stack" && !exempt.has(provider))
      .map((provider) => `${provider} needs a row on which the policy does not apply`),
  ];
};
