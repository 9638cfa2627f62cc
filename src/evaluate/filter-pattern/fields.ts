import { type Column, type Condition, conditionsOf } from "./ast";
import { parseComparison } from "./comparison";
import { FilterPatternSyntaxError } from "./errors";
import { type Parsed, parseExpression, Words } from "./expression";
import { combine, type EventTest } from "./match";
import type { Options } from "./options";
import { tokenize } from "./tokens";
import { toFieldTest } from "./values";

const isName = (text: string): boolean => /^[A-Za-z0-9_-]+$/.test(text);

/** The field that a condition is about. */
export const nameOf = ({ selector: [step] }: Condition): string => (step && "name" in step ? step.name : "");

/** A pattern of fields, with what was read of each condition. */
export interface ParsedFields {
  readonly columns: readonly Column[];
  readonly parsed: readonly Parsed[];
}

/** Parses a pattern of fields between its brackets. Throws `FilterPatternSyntaxError`. */
export const parseFields = (text: string, from: number, end: number, options: Options): ParsedFields => {
  const words = new Words(tokenize(text, from, end, { language: "fields", options }), end);
  const parsed: Parsed[] = [];

  const condition = (): Condition => {
    const name = words.take("the name of a field");
    if (name.kind !== "word" || !isName(name.text))
      throw new FilterPatternSyntaxError(
        `\`${name.text}\` is no name of a field. Names have letters, digits, - and _.`,
        name.position,
      );
    return { kind: "compared", selector: [{ name: name.text }], ...parseComparison(words, options) };
  };

  const column = (): Column => {
    const first = words.peek();
    const alone = words.peek(1) === undefined || words.peek(1)?.kind === ",";
    if (!first || first.kind === ",") return { name: "" };
    if (first.text === "..." && words.accept("word")) return { rest: true };
    if (alone && isName(first.text) && words.accept("word")) return { name: first.text };
    const read = parseExpression(words, condition);
    parsed.push(read);
    const [named] = conditionsOf(read.expression);
    return { name: named ? nameOf(named) : "", expression: read.expression };
  };

  const columns = [column()];
  while (words.accept(",")) columns.push(column());
  const rest = words.peek();
  if (rest)
    throw new FilterPatternSyntaxError(`Unexpected \`${rest.text}\`. Fields are separated by commas.`, rest.position);
  if (columns.filter((each) => "rest" in each).length > 1)
    throw new FilterPatternSyntaxError("`...` stands for fields more than once; once is allowed.", from);
  return { columns, parsed };
};

const closing: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["[", "]"],
]);

/** The fields of a message: blanks are between them, and what is in quotes or square brackets is one field without these. */
export const splitFields = (message: string): readonly string[] => {
  const fields: string[] = [];
  // Looked up once, so that a message of nothing but openings is not searched to its end for each.
  const lastOf = new Map([...closing.values()].map((close) => [close, message.lastIndexOf(close)]));
  let i = 0;
  while (i < message.length) {
    const c = message[i] ?? "";
    if (c === " " || c === "\t" || c === "\n" || c === "\r") {
      i++;
      continue;
    }
    const close = closing.get(c);
    if (close !== undefined && (lastOf.get(close) ?? -1) > i) {
      const end = message.indexOf(close, i + 1);
      fields.push(message.slice(i + 1, end));
      i = end + 1;
      continue;
    }
    const from = i;
    while (i < message.length && !/[ \t\n\r]/.test(message[i] ?? "")) i++;
    fields.push(message.slice(from, i));
  }
  return fields;
};

/** Where a column's field is: counted from the front, or from the back where `...` is before it. */
const placesOf = (columns: readonly Column[]): ReadonlyMap<string, number> => {
  const rest = columns.findIndex((column) => "rest" in column);
  return new Map(
    columns.flatMap((column, i) =>
      "rest" in column || column.name === "" ? [] : [[column.name, rest >= 0 && i > rest ? i - columns.length : i]],
    ),
  );
};

/** A test of messages for a pattern of fields. A condition may be about any field of the pattern; of no other, it is about its column's. */
export const compileFields = (columns: readonly Column[], options: Options): ((message: string) => boolean) => {
  const places = placesOf(columns);
  const open = columns.some((column) => "rest" in column);
  const tests = columns.flatMap((column): readonly EventTest[] => {
    if ("rest" in column || !column.expression) return [];
    return [
      combine(column.expression, (condition) => {
        const place = places.get(nameOf(condition)) ?? places.get(column.name) ?? 0;
        if (condition.kind !== "compared") return () => false;
        const test = toFieldTest(condition, options);
        return (fields) => test((fields as readonly string[]).at(place));
      }),
    ];
  });
  return (message) => {
    const fields = splitFields(message);
    if (open ? fields.length < columns.length - 1 : fields.length !== columns.length) return false;
    return tests.every((test) => test(fields));
  };
};
