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

/** Watches for unusual numbers of calls or errors in one category of events. */
export interface InsightSelector {
  readonly type: Value;
  /** Unknown as a whole, or some of them. */
  readonly categories: readonly Value[] | undefined;
}

/** Sums events up, besides what is recorded of each (PutEventConfiguration). */
export interface Aggregation {
  readonly category: Value;
}

/** Selectors of a trail: neither list means CloudTrail's default, all management events. A list may be unknown as a whole. */
export interface Selectors {
  readonly basic: readonly BasicSelector[] | undefined;
  readonly advanced: readonly AdvancedSelector[] | undefined;
  readonly insights: readonly InsightSelector[] | undefined;
  readonly aggregations: readonly Aggregation[] | undefined;
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

/** Something in selectors that CloudTrail refuses, or that can never record what it seems to. */
export interface SelectorProblem {
  /** Where, e.g. `eventSelectors[0].dataResources[1]`. */
  readonly path: string;
  readonly problem: string;
}

/** The values that are known. */
export const known = (values: readonly Value[] | undefined): readonly string[] =>
  (values ?? []).filter((value) => value !== undefined);
