/** A step of a selector such as `$.userIdentity.type`, `$.list[0]`, `$.list[*]` or `$.*`. */
export type Step = { readonly name: string } | { readonly index: number } | { readonly every: "element" | "field" };

/** From the root of a log event to what is compared; in a pattern of fields, the one name of a field. */
export type Selector = readonly Step[];

export type Comparison = "=" | "!=" | "<" | ">" | "<=" | ">=";

/** What a field is compared with, as it is written; asterisks and backslashes of a regular expression stay in the text. */
export type Value =
  | { readonly kind: "text"; readonly text: string; readonly quoted: boolean }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "regex"; readonly source: string };

/** `$.a = "x"`. */
export interface Compared {
  readonly kind: "compared";
  readonly selector: Selector;
  readonly operator: Comparison;
  readonly value: Value;
}

/** A test of one field. */
export type Condition =
  | Compared
  | { readonly kind: "is"; readonly selector: Selector; readonly value: "NULL" | "TRUE" | "FALSE" }
  | { readonly kind: "notExists"; readonly selector: Selector };

/** Conditions with what joins them; a part within a part was in parentheses, or binds closer. */
export type Expression =
  | { readonly kind: "and" | "or"; readonly parts: readonly Expression[] }
  | { readonly kind: "condition"; readonly condition: Condition };

/** A field between blanks: its name, which may be empty, and what it has to meet; or `...`, any number of them. */
export type Column = { readonly name: string; readonly expression?: Expression } | { readonly rest: true };

/** A word or phrase of an unstructured pattern: demanded, excluded, or one of several. */
export interface Term {
  readonly sign: "" | "-" | "?";
  readonly text: string;
}

/** A filter pattern in one of its languages. */
export type Syntax =
  | { readonly language: "everything" }
  | { readonly language: "json"; readonly expression: Expression }
  | { readonly language: "fields"; readonly columns: readonly Column[] }
  | { readonly language: "regex"; readonly source: string }
  | { readonly language: "terms"; readonly terms: readonly Term[] };

/** Every condition, from left to right. */
export const conditionsOf = (expression: Expression): readonly Condition[] => {
  const found: Condition[] = [];
  const pending: Expression[] = [expression];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.kind === "condition") found.push(next.condition);
    else for (let i = next.parts.length - 1; i >= 0; i--) pending.push(next.parts[i] as Expression);
  }
  return found;
};
