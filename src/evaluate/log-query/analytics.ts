/** What stands after the `|`: a statement that makes of the records what an alert compares. */
export interface Analytics {
  readonly text: string;
  /** True for a count of the records found, in one row or one a group, that leaves none out. */
  readonly isCount: boolean;
  /** True for a row a group, so that there is none where nothing is found. */
  readonly isGrouped: boolean;
  /** True for a column beside a count that no group gives a value, which is no SQL. */
  readonly isRefused: boolean;
  /** The column that holds the count. */
  readonly column: string | undefined;
  /** Every column of a count's rows; `undefined` where one has a name that is not read. */
  readonly columns?: readonly string[];
}

type Words = readonly string[];

const wordsIn = (text: string): Words => text.match(/[A-Za-z_]\w*|\d+|"[^"]*"|'[^']*'|\S/g) ?? [];

const is = (word: string | undefined, expected: string): boolean => word?.toLowerCase() === expected;

/** What stands between commas that are in no brackets. */
const itemsOf = (words: Words): readonly Words[] => {
  const items: string[][] = [[]];
  let depth = 0;
  for (const word of words) {
    if (word === "(") depth++;
    if (word === ")") depth--;
    if (word === "," && depth === 0) items.push([]);
    else items.at(-1)!.push(word);
  }
  return items;
};

const unquoted = (name: string): string => name.replace(/^"(.*)"$/s, "$1");

/** The column of `count(1) as c`; one without a name gets one by its place. */
const columnOf = (item: Words, place: number): string | undefined => {
  const [name, open, what = "", close, ...rest] = item;
  if (!is(name, "count") || open !== "(" || close !== ")" || !/^(\*|\d+)$/.test(what)) return undefined;
  if (rest.length === 0) return `_col${place}`;
  const alias = is(rest[0], "as") ? rest.slice(1) : rest;
  return alias.length === 1 && /^["A-Za-z_]/.test(alias[0]!) ? unquoted(alias[0]!) : undefined;
};

/** What any column of a statement is called. */
const nameOf = (item: Words, place: number): string | undefined => {
  const last = item.at(-1) ?? "";
  if (!/^["A-Za-z_]/.test(last)) return columnOf(item, place);
  return item.length === 1 || is(item.at(-2), "as") ? unquoted(last) : columnOf(item, place);
};

/** Clauses that change neither which records are counted nor whether a row with the count is there. */
const harmless = ["group", "order"];

const ending = ["from", "where", "having", "group", "order", "limit", "union", "|"];

const clauseAt = (words: Words, from: number): number => {
  let depth = 0;
  for (let i = from; i < words.length; i++) {
    const word = words[i]!;
    if (word === "(") depth++;
    else if (word === ")") depth--;
    else if (depth === 0 && ending.includes(word.toLowerCase())) return i;
  }
  return words.length;
};

const isHarmless = (clause: Words): boolean => {
  const [name, ...rest] = clause;
  if (is(name, "from")) return rest.length === 1 && is(rest[0], "log");
  if (is(name, "limit")) return rest.length > 0 && rest[0] !== "0";
  return harmless.includes(name?.toLowerCase() ?? "") && is(rest[0], "by") && rest.length > 1;
};

/** Reads the statement after the `|` as far as to see whether it counts. Source: Log Service, "Alert rules", set operations. */
export const toAnalytics = (text: string): Analytics => {
  const other: Analytics = { text, isCount: false, isGrouped: false, isRefused: false, column: undefined };
  const words = wordsIn(text.replace(/[;\s]+$/, ""));
  if (!is(words[0], "select")) return other;
  const end = clauseAt(words, 1);
  const items = itemsOf(words.slice(1, end));
  const column = items.map(columnOf).find((name) => name !== undefined);
  if (column === undefined) return other;
  let isGrouped = false;
  for (let at = end; at < words.length; ) {
    const next = clauseAt(words, at + 1);
    const clause = words.slice(at, next);
    if (!isHarmless(clause)) return other;
    isGrouped ||= is(clause[0], "group");
    at = next;
  }
  const isSingleRow = items.every((item) => item.includes("("));
  if (isGrouped || isSingleRow) {
    const columns = items.map(nameOf);
    const areRead = columns.every((name) => name !== undefined);
    return { ...other, isCount: true, isGrouped, column, ...(areRead && { columns }) };
  }
  return { ...other, isRefused: items.some((item) => !item.includes("(") && /^["A-Za-z_*]/.test(item[0] ?? "")) };
};
