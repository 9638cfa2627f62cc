import { DocumentSyntaxError } from "../syntax-error";

/** A value that a pattern compares with, and that a field of an event may hold. */
export type Scalar = string | number | boolean | null;

/** How a pattern compares a text other than to the letter. */
export type TextOperator = "prefix" | "suffix" | "equals-ignore-case" | "wildcard";

/** One end of a numeric range. */
export interface Bound {
  readonly value: number;
  readonly inclusive: boolean;
}

/** One alternative in the list of a field. */
export type Test =
  /** `exact` is false for a number with more digits than a double holds. */
  | { readonly kind: "literal"; readonly value: Scalar; readonly exact: boolean }
  | { readonly kind: "exactly"; readonly text: string }
  | { readonly kind: "exists"; readonly exists: boolean }
  | { readonly kind: "text"; readonly operator: TextOperator; readonly text: string; readonly ignoreCase: boolean }
  | { readonly kind: "equals"; readonly value: number }
  | { readonly kind: "range"; readonly lower: Bound | undefined; readonly upper: Bound | undefined }
  | { readonly kind: "cidr"; readonly text: string }
  | {
      readonly kind: "anything-but";
      readonly operator: TextOperator | undefined;
      readonly values: readonly (string | number)[];
      /** True when the values were written as a list. */
      readonly list: boolean;
    }
  /** It depends on something that cannot be known. */
  | { readonly kind: "unknown"; readonly source: unknown };

/** One entry of a pattern's object. */
export type Field =
  | { readonly kind: "tests"; readonly key: string; readonly tests: readonly Test[] }
  | { readonly kind: "fields"; readonly key: string; readonly fields: readonly Field[] }
  | { readonly kind: "or"; readonly branches: readonly (readonly Field[])[] }
  | { readonly kind: "unknown"; readonly key: string; readonly source: unknown };

/** Thrown when an event pattern is none that EventBridge accepts; says where, what is wrong and what to do. */
export class EventPatternSyntaxError extends DocumentSyntaxError {
  override readonly name = "EventPatternSyntaxError";
}
