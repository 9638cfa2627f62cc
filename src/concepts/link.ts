import type { Concept, Subject } from "./index";

/** A property that names one other resource: by reference, name, id or ARN. */
export interface Link<K extends Concept> {
  /** True when the property is set, whatever its value. */
  readonly isSet: boolean;
  /** The property's text; reading it throws while it cannot be known, `undefined` when it is not set. */
  readonly value: string | undefined;
  /**
   * The resource of this stack it leads to; `undefined` when it is not set or leads out of the stack.
   * Throws `UndecidedError` while that cannot be told.
   */
  readonly target: Subject<K> | undefined;
}

/** A list property that names other resources. */
export interface Links<K extends Concept> {
  /** The resources of this stack it leads to. Throws `UndecidedError` while an entry cannot be told. */
  readonly targets: readonly Subject<K>[];
  /** Entries that lead out of the stack, or to something of another concept. */
  readonly elsewhere: readonly string[];
}
