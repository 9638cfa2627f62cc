import type { Truth } from "../three-valued";
import { type Analytics, toAnalytics } from "./analytics";
import type { Search } from "./ast";
import { LogQuerySyntaxError } from "./errors";
import { toTest } from "./match";
import { type ParseOptions, withDefaults } from "./options";
import { parseSearch } from "./parse";
import { print } from "./print";
import { isOfEvent, MAX_CONDITIONS, type Problem, problemsOf } from "./problems";
import { type LogRecord, toRecord, View } from "./record";

export { unknownValue } from "../unknown-value";
export {
  type Analytics,
  isOfEvent,
  LogQuerySyntaxError,
  type LogRecord,
  type ParseOptions,
  type Problem,
  type Search,
  toRecord,
};

/** A parsed query of Log Service. */
export interface LogQuery {
  /** The search as data. */
  readonly search: Search;
  /** What stands after the `|`. */
  readonly analytics: Analytics | undefined;
  /** What can be read and hardly does what is meant with ActionTrail records; other logs have other fields. */
  readonly problems: readonly Problem[];
  /** Whether the search finds a record, such as `toRecord` makes of an event; undefined where readings or indexes differ. */
  matches(record: LogRecord): Truth;
  /** The query, written so that parsing it gives the same again. */
  print(): string;
}

/**
 * Parses a query of Log Service (SLS). Throws `LogQuerySyntaxError`.
 * Source: Log Service, "Search syntax and functions", "Phrase search"; what they leave open is in `ParseOptions`.
 */
export const parse = (text: string, options: ParseOptions = {}): LogQuery => {
  if (typeof text !== "string") throw new LogQuerySyntaxError("A query is a text.", 0);
  const settled = withDefaults(options);
  const parsed = parseSearch(text);
  const { search, conditions, mixed, end } = parsed;
  const test = conditions.size > MAX_CONDITIONS ? () => undefined : toTest(search, mixed.length > 0, settled);
  const analytics = end < text.length ? toAnalytics(text.slice(end + 1).trim()) : undefined;
  return {
    search,
    analytics,
    problems: problemsOf(parsed),
    matches: (record) => test(new View(record, settled)),
    print: () => print(search) + (analytics ? ` | ${analytics.text}` : ""),
  };
};
