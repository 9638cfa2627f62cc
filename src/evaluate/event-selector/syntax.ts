/** A value of a selector; `undefined` while it cannot be known. */
export type Value = string | undefined;

/** What a data resource of a basic selector names. */
export interface DataResource {
  readonly type: Value;
  /** Unknown as a whole, or some of them. */
  readonly values: readonly Value[] | undefined;
}

/** A basic event selector with its defaults filled in. */
export interface BasicSelector {
  readonly includesManagement: boolean | undefined;
  readonly readWriteType: Value;
  readonly excludedSources: readonly Value[] | undefined;
  readonly dataResources: readonly DataResource[] | undefined;
}

/** How a field selector compares. */
export type Operator = "Equals" | "StartsWith" | "EndsWith" | "NotEquals" | "NotStartsWith" | "NotEndsWith";

/** One field of an advanced selector. */
export interface FieldSelector {
  readonly field: Value;
  /** Only operators that list something. */
  readonly conditions: readonly { readonly operator: Operator; readonly values: readonly Value[] | undefined }[];
}

/** An advanced event selector: every field has to match. */
export interface AdvancedSelector {
  readonly fields: readonly FieldSelector[];
}

/** Selectors of a trail: neither list means CloudTrail's default, all management events. A list may be unknown as a whole. */
export interface Selectors {
  readonly basic: readonly BasicSelector[] | undefined;
  readonly advanced: readonly AdvancedSelector[] | undefined;
  /** Where something cannot be known. */
  readonly unknownPaths: readonly string[];
}

/** Thrown when selectors are not of the form that CloudTrail accepts; says where. */
export class EventSelectorError extends Error {
  override readonly name = "EventSelectorError";

  constructor(
    /** Where, e.g. `advancedEventSelectors[0].fieldSelectors[1].field`. */
    readonly path: string,
    problem: string,
  ) {
    super(`${path}: ${problem}`);
  }
}
