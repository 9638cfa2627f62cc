import { logQuery } from "../../../src/evaluate";
import type { Item, Search, Value } from "../../../src/evaluate/log-query/ast";
import type { Snapshot } from "../../../src/snapshot/snapshot";
import type { Variation } from "../change";
import { writeQuery } from "../queries";
import { reworded } from "../worded";

const mapped = (search: Search, change: (search: Search) => Search): Search =>
  change({
    ...search,
    items: search.items.map((item) => (item.of.kind === "search" ? { ...item, of: mapped(item.of, change) } : item)),
  });

/** Items of an OR and of an AND in another order; where both stand side by side the order says what binds closer. */
const reversed = (search: Search): Search =>
  mapped(search, (each) => (new Set(each.joiners).size > 1 ? each : { ...each, items: [...each.items].reverse() }));

const isPlainWord = (text: string): boolean => /^[A-Za-z][A-Za-z0-9]*$/.test(text);

const withValues = (search: Search, change: (value: Value) => Value): Search =>
  mapped(search, (each) => ({
    ...each,
    items: each.items.map(
      (item): Item =>
        item.of.kind === "contains" && isPlainWord(item.of.value.text)
          ? { ...item, of: { ...item.of, value: change(item.of.value) } }
          : item,
    ),
  }));

/** Other ways to write a query of Log Service, each with the same meaning. */
export const queryRewordings: Readonly<Record<string, (text: string) => string>> = {
  "extra blanks": (text) => text.replace(/ (and|or|not) /g, "   $1  "),
  "items in another order": (text) => written(text, reversed),
  "words in quotes": (text) => written(text, (search) => withValues(search, (value) => ({ ...value, kind: "quoted" }))),
  "words without quotes": (text) =>
    written(text, (search) => withValues(search, (value) => ({ ...value, kind: "word" }))),
  "brackets around everything": (text) =>
    written(text, (search) => ({ kind: "search", items: [{ negated: false, of: search }], joiners: [] })),
};

const written = (text: string, change: (search: Search) => Search): string => {
  const query = logQuery.parse(text);
  return writeQuery(change(query.search), query);
};

/** Every log query of a stack, in other words. */
export const queryVariations = (snapshot: Snapshot): readonly Variation[] =>
  reworded(snapshot, "query", (value) =>
    Object.entries(queryRewordings).map(([what, reword]) => [what, reword(String(value))]),
  );
