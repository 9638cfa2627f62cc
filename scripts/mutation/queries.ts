import { logQuery } from "../../src/evaluate";
import type { Item, Joiner, Search } from "../../src/evaluate/log-query/ast";
import { print } from "../../src/evaluate/log-query/print";
import type { Snapshot } from "../../src/snapshot/snapshot";
import type { Mutation } from "./change";
import { spoiled } from "./worded";
import { otherWord } from "./words";

/** A query of Log Service, with what stands after the `|` as it is written. */
const withAnalytics = (search: string, query: logQuery.LogQuery): string =>
  search + (query.analytics ? ` | ${query.analytics.text}` : "");

/** Writes a query with another search. */
export const writeQuery = (search: Search, query: logQuery.LogQuery): string => withAnalytics(print(search), query);

const nameOf = (item: Item): string => print({ kind: "search", items: [item], joiners: [] });

const withItem = (search: Search, i: number, item: Item | undefined): Search => ({
  ...search,
  items: search.items.flatMap((each, k) => (k === i ? (item ? [item] : []) : [each])),
  joiners: item ? search.joiners : search.joiners.filter((_, k) => k !== Math.max(0, i - 1)),
});

/** An item that finds something else; to exclude something else finds more, and sees as much as before. */
const otherItem = (item: Item): readonly (readonly [what: string, item: Item])[] => {
  const { of, negated } = item;
  if (of.kind === "search") return variants(of).map(([what, search]) => [what, { ...item, of: search }]);
  if (of.kind !== "contains" || negated) return [];
  const value = { ...of.value, text: otherWord(of.value.text) };
  return [[`${nameOf(item)} given another value`, { ...item, of: { ...of, value } }]];
};

const variants = (search: Search): readonly (readonly [what: string, search: Search])[] => {
  const { items, joiners } = search;
  const [joiner, ...others] = new Set(joiners);
  const swapped: Joiner = joiner === "and" ? "or" : "and";
  return [
    ...(joiner && others.length === 0
      ? [
          [
            `(${items.length} joined by ${joiner}) joined by the other`,
            { ...search, joiners: joiners.map(() => swapped) },
          ] as const,
        ]
      : []),
    ...items.flatMap((item, i) => [
      ...(joiner === "or" ? [[`${nameOf(item)} dropped`, withItem(search, i, undefined)] as const] : []),
      ...otherItem(item).map(([what, other]) => [what, withItem(search, i, other)] as const),
    ]),
  ];
};

/** Every step that makes a query find something else, or nothing that is a query. */
export const spoiledQueries = (text: string): readonly (readonly [what: string, text: string])[] => {
  const query = logQuery.parse(text);
  return [
    ...variants(query.search).map(([what, search]) => [what, writeQuery(search, query)] as const),
    ["a bracket left open", withAnalytics(`(${print(query.search)}`, query)],
    ...(query.analytics ? [["without its count", print(query.search)] as const] : []),
  ];
};

/** Every log query of a stack, spoiled. */
export const queryMutations = (snapshot: Snapshot): readonly Mutation[] =>
  spoiled(snapshot, "query", (value) => spoiledQueries(String(value)));
