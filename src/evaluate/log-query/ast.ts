/** What is searched for: a word with its wildcards and backslashes as written, a text in quotes, or `#"a phrase"`. */
export interface Value {
  readonly kind: "word" | "quoted" | "phrase";
  readonly text: string;
}

export type Comparison = "=" | "<" | ">" | "<=" | ">=";

/** An end of a range; `included` where its bracket is square. */
export interface End {
  readonly number: string;
  readonly included: boolean;
}

/** One test: of everything, of a field, or, without a key, of the whole record. */
export type Condition =
  | { readonly kind: "everything" }
  | { readonly kind: "exists"; readonly key: string }
  | { readonly kind: "contains"; readonly key?: string; readonly value: Value }
  | { readonly kind: "compared"; readonly key: string; readonly operator: Comparison; readonly value: Value }
  | { readonly kind: "range"; readonly key: string; readonly from: End; readonly to: End };

export type Joiner = "and" | "or";

/** A condition or what stood in brackets, with or without `not` before it. */
export interface Item {
  readonly negated: boolean;
  readonly of: Condition | Search;
}

/** Items as they stand side by side: what binds closer is a matter of how they are read. */
export interface Search {
  readonly kind: "search";
  readonly items: readonly Item[];
  /** What joins each item but the first to what is before it. */
  readonly joiners: readonly Joiner[];
}
