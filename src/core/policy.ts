import type { Concept, Concepts, Subject } from "../concepts";
import { type Provider, providerOf } from "../providers";
import type { Stack } from "../stack/stack";
import { MALFORMED, type Outcome, type Reporter, runCheck } from "./check";
import { ConfigError, type ConfigFields, type ConfigOf, readConfig } from "./config";
import { reasonNotIn } from "./coverage";
import type { Severity } from "./verdict";

/** What every policy says of itself. */
export interface PolicyMetadata<M extends string = string, S extends ConfigFields = ConfigFields> {
  /** Kebab-case: the concept first, then the required state. */
  readonly name: string;
  readonly severity: Severity;
  /** The default enforcement. */
  readonly level: "mandatory" | "advisory";
  /** One sentence, true when the policy passes. */
  readonly description: string;
  /** Why it matters to an auditor. */
  readonly rationale: string;
  /** Controls of frameworks that ask for it, e.g. `CIS AWS 5.0 3.1`. */
  readonly controls: readonly string[];
  /** Providers on which the requirement does not apply, each with the reason, as a sentence. */
  readonly notOn?: Readonly<Partial<Record<Provider, string>>>;
  readonly config: S;
  /** What contradicts itself in settings of which each alone is fine. */
  contradiction?(config: ConfigOf<S>): string | undefined;
  /** Message id to template; `{{placeholders}}` are filled with what `report` is given, `{{at}}` with the property, and `Words` with the cloud's. */
  readonly messages: Readonly<Record<M, string>>;
}

/** A requirement that one resource alone can meet. */
export interface ResourcePolicySource<K extends Concept, M extends string, S extends ConfigFields>
  extends PolicyMetadata<M, S> {
  readonly on: K;
  check(subject: Subject<K>, context: Reporter<M> & { readonly config: ConfigOf<S> }): void;
  /** Changes the resource so that it passes; values are assigned to the facts. */
  remediate?(subject: Concepts[K], context: { readonly config: ConfigOf<S> }): void;
}

/** What a stack policy is given besides the subject. */
export interface StackContext<M extends string, S extends ConfigFields> extends Reporter<M> {
  readonly config: ConfigOf<S>;
  readonly stack: Stack;
}

/** A requirement on resources and what they are linked to, or on the stack as a whole. */
export interface StackPolicySource<K extends Concept | "stack", M extends string, S extends ConfigFields>
  extends PolicyMetadata<M, S> {
  readonly on: K;
  check(subject: K extends Concept ? Subject<K> : Stack, context: StackContext<M, S>): void;
}

/** One requirement, ready to judge resources or to be served to the engine. */
export interface Policy extends PolicyMetadata {
  readonly kind: "resource" | "stack";
  readonly on: Concept | "stack";
  /** Throws `ConfigError` when the settings cannot be meant as they are written. */
  configure(settings: Readonly<Record<string, unknown>>): Judge;
  readonly remediates: boolean;
}

/** A policy with its configuration. */
export interface Judge {
  readonly config: Readonly<Record<string, unknown>>;
  /** Judges one subject, or with `undefined` the stack as a whole. */
  judge(subject: Subject | undefined, stack: Stack): Outcome;
  /** Assigns to the facts of an editable subject what the policy asks for. */
  remediate(subject: Subject): void;
}

/** Why a policy has nothing to say of a subject, or of a stack as a whole. */
const unsaidOf = (
  source: Pick<Policy, "on" | "notOn">,
  subject: Subject | undefined,
  stack: Stack,
): string | undefined => {
  if (!source.notOn) return undefined;
  if (!subject) return reasonNotIn(source, stack);
  const provider = providerOf(subject.resource.type);
  return provider && source.notOn[provider];
};

const define = <M extends string, S extends ConfigFields>(
  source: PolicyMetadata<M, S> & { readonly on: Concept | "stack" },
  kind: Policy["kind"],
  judge: (subject: Subject | undefined, stack: Stack, config: ConfigOf<S>) => Outcome,
  remediate?: (subject: Subject, config: ConfigOf<S>) => void,
): Policy => ({
  name: source.name,
  severity: source.severity,
  level: source.level,
  description: source.description,
  rationale: source.rationale,
  controls: source.controls,
  ...(source.notOn && { notOn: source.notOn }),
  config: source.config,
  messages: source.messages,
  kind,
  on: source.on,
  remediates: remediate !== undefined,
  configure(settings) {
    const config = readConfig(source.name, source.config, settings, [...Object.keys(source.messages), MALFORMED]);
    const contradiction = source.contradiction?.(config as ConfigOf<S>);
    if (contradiction !== undefined) throw new ConfigError(`Policy \`${source.name}\`: ${contradiction}`);
    return {
      config,
      judge(subject, stack) {
        const reason = unsaidOf(source, subject, stack);
        if (reason !== undefined) return { findings: [], pending: [], notApplicable: reason };
        return judge(subject, stack, config as ConfigOf<S>);
      },
      remediate: (subject) => remediate?.(subject, config as ConfigOf<S>),
    };
  },
});

/** Defines a requirement that is judged on one resource, before it is created. */
export const definePolicy = <K extends Concept, const M extends string, const S extends ConfigFields>(
  source: ResourcePolicySource<K, M, S>,
): Policy =>
  define<M, S>(
    source,
    "resource",
    (subject, _, config) =>
      runCheck(source.messages, subject, (reporter) =>
        source.check(subject as unknown as Subject<K>, { ...reporter, config }),
      ),
    source.remediate && ((subject, config) => source.remediate?.(subject as unknown as Concepts[K], { config })),
  );

/** Defines a requirement that needs links: judged for each subject of a concept, or once for the stack. */
export const defineStackPolicy = <K extends Concept | "stack", const M extends string, const S extends ConfigFields>(
  source: StackPolicySource<K, M, S>,
): Policy =>
  define<M, S>(source, "stack", (subject, stack, config) =>
    runCheck(source.messages, subject, (reporter) =>
      source.check((subject ?? stack) as K extends Concept ? Subject<K> : Stack, { ...reporter, config, stack }),
    ),
  );
