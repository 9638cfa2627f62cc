import { type LogQuery, LogQuerySyntaxError, parse } from "../log-query";
import { anyOf, type Truth } from "../three-valued";
import type { AlertQuery, AlertRule } from "./rule";
import { intervalOf, windowOf } from "./time";
import { columnsIn, meets, type Row } from "./trigger";

/** Log Service refuses queries over more than a day (Log Service, "Limits of the alerting feature"). */
const LONGEST_WINDOW = 86400;

/** Whether an alert rule goes off with one record that its query finds, and only then. */
export type Firing =
  | { readonly answer: "yes" }
  | {
      readonly answer: "no" | "open";
      /** Which part of the rule decides. */
      readonly part: "queries" | "triggers" | "threshold" | "schedule";
      readonly why: string;
      /** What to do; a part of a sentence. */
      readonly fix: string;
    };

/** A query as it can be asked, or why it cannot be read. */
export const readQuery = ({ text }: AlertQuery): LogQuery | LogQuerySyntaxError => {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof LogQuerySyntaxError) return error;
    throw error;
  }
};

const isBalanced = (text: string): boolean => {
  let depth = 0;
  for (const c of text.replace(/'[^']*'|"[^"]*"/g, "")) {
    if (c === "(") depth++;
    if (c === ")" && --depth < 0) return false;
  }
  return depth === 0;
};

/** The rows that a query gives with one record found, and with none; undefined where a statement makes of them what is not followed. */
const rowsOf = ({ analytics }: LogQuery): readonly [one: readonly Row[], none: readonly Row[]] | undefined => {
  if (!analytics) return [[{}], []];
  const { isCount, isGrouped, column } = analytics;
  if (!isCount || column === undefined) return undefined;
  return [[{ [column]: 1 }], isGrouped ? [] : [{ [column]: 0 }]];
};

/** The column that each trigger needs and a count does not give; names that differ in case alone are left open. */
const missingColumn = ({ triggers }: Pick<AlertRule, "triggers">, given: readonly string[]): string | undefined => {
  const small = given.map((column) => column.toLowerCase());
  const missing = triggers.map((trigger) => columnsIn(trigger).find((name) => !small.includes(name.toLowerCase())));
  return missing.includes(undefined) ? undefined : missing[0];
};

const no = (part: Exclude<Firing, { answer: "yes" }>["part"], why: string, fix: string): Firing => ({
  answer: "no",
  part,
  why,
  fix,
});

const open = (part: Exclude<Firing, { answer: "yes" }>["part"], why: string): Firing => ({
  answer: "open",
  part,
  why,
  fix: "write it so that it can be told",
});

const ofTrigger = ({ triggers }: AlertRule, query: LogQuery): Firing => {
  if (triggers.length === 0)
    return no("triggers", "it has no trigger condition", "add one that any record meets, such as `c > 0`");
  const rows = rowsOf(query);
  if (!rows) {
    const { text = "", isRefused } = query.analytics ?? {};
    return isBalanced(text) && !isRefused
      ? open("queries", "its statement is no plain count")
      : no("queries", "its statement is no SQL", "write `select count(1) as c`");
  }
  const columns = query.analytics?.columns;
  const missing = columns && missingColumn({ triggers }, columns);
  if (columns && missing !== undefined) {
    const given = columns.map((column) => `\`${column}\``).join(", ");
    return no("triggers", `its condition names \`${missing}\`, and the query gives ${given} alone`, `name ${given}`);
  }
  const [one, none] = rows.map((each): Truth => anyOf(triggers, (trigger) => meets(trigger, each)));
  if (one === false)
    return no("triggers", "one record does not meet its trigger condition", "let one record meet it, as `c > 0` does");
  if (none === true)
    return no("triggers", "its trigger condition is met without any record, too", "compare the count: `c > 0`");
  return one && none === false ? { answer: "yes" } : open("triggers", "its trigger condition is not followed");
};

const ofTime = ({ schedule, threshold }: AlertRule, query: AlertQuery): Firing => {
  const [window, interval] = [windowOf(query), intervalOf(schedule)];
  if (window !== undefined && window > LONGEST_WINDOW)
    return no("queries", "its query looks back over more than a day", "look back over a day at most");
  if (window === undefined) return open("queries", "how far it looks back is not said by numbers");
  if (interval === undefined) return open("schedule", "how often it checks is not said by a number");
  if (interval <= 0) return no("schedule", "it has no interval", "set one that is no longer than it looks back");
  if (window < interval)
    return no(
      "queries",
      `it looks back ${window} seconds every ${interval}, and misses what happens in between`,
      "look back at least as far as the interval",
    );
  if (threshold > Math.floor(window / interval))
    return no("threshold", `it waits for ${threshold} checks in a row, and one record is seen by fewer`, "set it to 1");
  return { answer: "yes" };
};

/** Whether a rule goes off with one record that its query finds, and is quiet without. */
export const fires = (rule: AlertRule): Firing => {
  const [query, ...others] = rule.queries;
  if (!query) return no("queries", "it has no query", "add one on the log store");
  const read = readQuery(query);
  if (read instanceof LogQuerySyntaxError)
    return no("queries", `its query cannot be read: ${read.message.replace(/\.$/, "")}`, "write the query anew");
  if (others.length > 0) return open("queries", "it combines several queries");
  const byTrigger = ofTrigger(rule, read);
  if (byTrigger.answer === "no") return byTrigger;
  const byTime = ofTime(rule, query);
  return byTime.answer === "yes"
    ? byTrigger
    : byTime.answer === "no" || byTrigger.answer === "yes"
      ? byTime
      : byTrigger;
};
