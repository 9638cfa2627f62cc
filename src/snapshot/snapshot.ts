/** A property value as the engine's protocol carries it; unknown values are the sentinels of `./unknown`. */
export type PropertyValue = unknown;
export type Properties = Record<string, PropertyValue>;

/** The way to a value in a resource's properties: names and indexes. */
export type SecretPath = readonly (string | number)[];

/** One resource as an engine saw it, before anything is concluded from it. Secrets are plain values here. */
export interface RecordedResource {
  readonly urn: string;
  /** The type token, e.g. `aws:cloudtrail/trail:Trail`. */
  readonly type: string;
  /** The last part of the URN. */
  readonly name: string;
  /** False for components and for the stack itself. */
  readonly custom: boolean;
  /** The provider's id; absent for components and while it cannot be known. */
  readonly id?: string;
  readonly inputs: Properties;
  /** Inputs and computed properties together; unknown sentinels where a preview cannot know. */
  readonly outputs: Properties;
  /** URN of the parent. */
  readonly parent?: string;
  /** Reference to the provider, `<urn>::<id>`. */
  readonly provider?: string;
  /** URNs this resource depends on for whatever reason. */
  readonly dependencies: readonly string[];
  /** Input property to the URNs its value was computed from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly options?: RecordedOptions;
  /** Where inputs and outputs are secret. */
  readonly secrets?: readonly SecretPath[];
}

/** The resource options that the analyzer protocol and state exports carry. */
export interface RecordedOptions {
  readonly protect?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly aliases?: readonly string[];
  readonly additionalSecretOutputs?: readonly string[];
  readonly deleteBeforeReplace?: boolean;
}

/** `preview`: computed values are unknown. `update`: every value is known. `state`: read from an export. */
export type SnapshotMode = "preview" | "update" | "state";

/** All resources of one deployment, in registration order. */
export interface Snapshot {
  readonly project: string;
  readonly stack: string;
  readonly mode: SnapshotMode;
  readonly resources: readonly RecordedResource[];
  /** Stack outputs (exports of the program). */
  readonly outputs: Properties;
  readonly stackTags: Readonly<Record<string, string>>;
}
