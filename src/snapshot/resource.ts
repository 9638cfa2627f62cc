import type { Properties, RecordedOptions } from "./snapshot";

/** What identifies the resource that speaks a concept. */
export interface SubjectResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Where it is deployed: its own `region`, else its provider's; `undefined` when neither says. */
  readonly region: string | undefined;
  /** URN of the provider that deploys it; `undefined` when it is not told. */
  readonly provider: string | undefined;
  /** Absent while it cannot be known, and for what has none. */
  readonly arn: string | undefined;
  readonly options: RecordedOptions;
}

/**
 * One resource as policies see it, wherever it was loaded from.
 * `props` throws `UnknownValueError` when a value that cannot be known is read.
 */
export interface StackResource extends SubjectResource {
  readonly custom: boolean;
  /** The provider's id; absent while it cannot be known. */
  readonly id: string | undefined;
  readonly props: Properties;
  readonly parent: string | undefined;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** True when a property that cannot be known was left to the provider, and not given by the program. */
  isLeftOut(property: string): boolean;
}
