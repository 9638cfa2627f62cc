/**
 * What the documentation of filter patterns leaves open. Each default, named first unless said otherwise, is what AWS's own
 * patterns rely on, else the reading under which less matches: nothing counts as watched by an undocumented kindness.
 */
export interface ParseOptions {
  /** `Ev*ent`: an asterisk, as the page of 2021 says, or a wildcard, as the present page can be read. */
  readonly innerAsterisk?: "literal" | "wildcard";
  /** `$.a = "400"`: compared as the text it is quoted to be, or as a number. */
  readonly quotedNumber?: "text" | "number";
  /** `$.a = 400` for an event with `"400"`, as account ids are: for `=` and `!=`, never, or for every operator. */
  readonly numericText?: "equality" | "never" | "always";
  /** `is null`, `not exists`: refused, or as good as capitals. */
  readonly lowerCaseKeywords?: "refused" | "accepted";
  /** `$.list[*] != "x"`: some element differs, or all do. */
  readonly notEqualOfMany?: "some" | "all";
  /** `$.a = true` and `$.a = null` for a boolean and for null: never, or by how they are written. `*` always takes booleans. */
  readonly booleansAndNull?: "never" | "asText";
  /** Backslashes in quotes: before `"` and `\` they escape, or they are characters like any other. */
  readonly escapes?: "quotes" | "none";
  /** `'Root'`: a text that begins and ends with a quote, which is what the service makes of it, or refused. */
  readonly singleQuotes?: "literal" | "refused";
  /** `= Failed authentication`: refused, or one text with a blank. */
  readonly unquotedBlank?: "refused" | "joined";
  /** Characters outside quotes besides letters, digits and `_`: those that AWS's own patterns use (`. * : / @ + -`), or none. */
  readonly barewords?: "common" | "documented";
  /** Longer patterns are refused; default 1024, the limit of PutMetricFilter. */
  readonly maxLength?: number;
}

/** Options with their defaults filled in. */
export type Options = Required<ParseOptions>;

/** What is not said is read with caution. */
export const withDefaults = (options: ParseOptions): Options => ({
  innerAsterisk: "literal",
  quotedNumber: "text",
  numericText: "equality",
  lowerCaseKeywords: "refused",
  notEqualOfMany: "some",
  booleansAndNull: "never",
  escapes: "quotes",
  singleQuotes: "literal",
  unquotedBlank: "refused",
  barewords: "common",
  maxLength: 1024,
  ...options,
});
