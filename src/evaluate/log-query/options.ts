/** What the documentation of searches leaves open, or what an index decides. Each default is named first. */
export interface ParseOptions {
  /** Whether `and` binds closer than `or`, or both are read from left to right; `either`: undecided where that matters. */
  readonly precedence?: "either" | "andFirst" | "leftToRight";
  /** `"Forbidden.*"`: whether a wildcard in quotes is one; `either`: undecided where that matters. */
  readonly quotedWildcards?: "either" | "wildcard" | "literal";
  /** Whether the whole record is indexed, so that a word without a field finds anything. */
  readonly fullText?: "unknown" | "indexed";
  /** Whether the index tells capitals from small letters; default false. */
  readonly caseSensitive?: boolean;
  /** The characters at which the index cuts texts into words; default those of the console. */
  readonly delimiters?: string;
}

/** Options with their defaults filled in. */
export type Options = Required<ParseOptions>;

/** What is not said is read with caution. Source: Log Service, "Create indexes" (delimiters, case sensitivity). */
export const withDefaults = (options: ParseOptions): Options => ({
  precedence: "either",
  quotedWildcards: "either",
  fullText: "unknown",
  caseSensitive: false,
  delimiters: ", '\";=()[]{}?@&<>/:\n\t\r",
  ...options,
});
