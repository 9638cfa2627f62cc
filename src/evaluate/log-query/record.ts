import { isObject } from "../is-object";
import { unknownValue } from "../unknown-value";
import type { Options } from "./options";
import { folded, type Words, wordsOf } from "./words";

/** A log record: an ActionTrail event under `event`, or what another log has. */
export type LogRecord = Readonly<Record<string, unknown>>;

/** Stands for what a key does not lead to. */
export const missing: unique symbol = Symbol("missing");

/** The value of a field: of the key as it is written, or of its parts between dots, one within the other. */
const follow = (record: LogRecord, key: string): unknown => {
  if (Object.hasOwn(record, key)) return record[key];
  let node: unknown = record;
  for (const name of key.split(".")) {
    if (node === unknownValue) return unknownValue;
    if (!isObject(node) || !Object.hasOwn(node, name)) return missing;
    node = node[name];
  }
  return node;
};

/** The text that the index has of a value; undefined where that cannot be known: of objects, lists, null. */
const textOf = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;

/** Everything in a record, as far as one without fields searches it. */
export interface FullText {
  readonly values: ReadonlySet<string>;
  /** The words of keys too. */
  readonly all: ReadonlySet<string>;
  readonly unknown: boolean;
}

const fullTextOf = (record: LogRecord, options: Options): FullText => {
  const [values, all] = [new Set<string>(), new Set<string>()];
  let unknown = false;
  const seen = new Set<unknown>();
  const pending: unknown[] = [record];
  while (pending.length > 0) {
    const node = pending.pop();
    const text = textOf(node);
    if (text !== undefined)
      for (const word of wordsOf(text, options)) {
        values.add(word);
        all.add(word);
      }
    else if (typeof node !== "object" || node === null) unknown ||= node === unknownValue;
    else if (!seen.has(node)) {
      seen.add(node);
      for (const [key, value] of Object.entries(node)) {
        for (const word of wordsOf(key, options)) all.add(word);
        pending.push(value);
      }
    }
  }
  return { values, all, unknown };
};

/** A record that is asked several times. */
export class View {
  private readonly words = new Map<string, Words | undefined>();
  private everything: FullText | undefined;

  constructor(
    private readonly record: LogRecord,
    private readonly options: Options,
  ) {}

  field(key: string): unknown {
    return follow(this.record, key);
  }

  /** The words of a field that is there; undefined where they cannot be known. */
  wordsOf(key: string): Words | undefined {
    if (this.words.has(key)) return this.words.get(key);
    const text = textOf(this.field(key));
    const words =
      text === undefined
        ? undefined
        : { text: folded(text, this.options), words: new Set(wordsOf(text, this.options)) };
    this.words.set(key, words);
    return words;
  }

  fullText(): FullText {
    this.everything ??= fullTextOf(this.record, this.options);
    return this.everything;
  }
}

/** An ActionTrail event as Log Service keeps it. Source: Log Service, "ActionTrail events", log fields. */
export const toRecord = (event: object): LogRecord => ({ __topic__: "actiontrail_audit_event", event });
