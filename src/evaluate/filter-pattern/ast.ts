/** A step of a selector such as `$.userIdentity.type`, `$.list[0]` or `$.list[*]`. */
export type Step = { readonly name: string } | { readonly index: number } | { readonly every: true };

/** A comparison, as the JSON language has it. */
export type Condition =
  | { readonly kind: "text"; readonly selector: readonly Step[]; readonly equal: boolean; readonly value: TextValue }
  | {
      readonly kind: "number";
      readonly selector: readonly Step[];
      readonly operator: Comparison;
      readonly value: number;
    }
  | { readonly kind: "is"; readonly selector: readonly Step[]; readonly value: "NULL" | "TRUE" | "FALSE" }
  | { readonly kind: "notExists"; readonly selector: readonly Step[] };

export type Comparison = "=" | "!=" | "<" | ">" | "<=" | ">=";

/** Text with a wildcard at its start, its end, or both; or a regular expression. */
export type TextValue =
  | { readonly kind: "literal"; readonly text: string; readonly anyBefore: boolean; readonly anyAfter: boolean }
  | { readonly kind: "regex"; readonly source: string };

/** A pattern of the JSON language. */
export type Expression =
  | { readonly kind: "and" | "or"; readonly parts: readonly Expression[] }
  | { readonly kind: "condition"; readonly condition: Condition };
