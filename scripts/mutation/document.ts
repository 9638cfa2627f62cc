import { isBlock } from "./values-at";

/** A statement of a policy document, as it is written. */
export type Statement = Readonly<Record<string, unknown>>;

/** A policy document, as it is written. */
export interface Document extends Readonly<Record<string, unknown>> {
  readonly Statement: readonly Statement[];
}

/** True for a document of RAM or OSS, false for one of IAM. */
export const isRam = ({ Version }: Document): boolean => String(Version) === "1";

/** A value that stands alone where IAM takes a list as well. */
export const toList = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** Reads a document that is known to be one. */
export const readDocument = (value: unknown): Document => {
  const document = (typeof value === "string" ? JSON.parse(value) : value) as Statement;
  return { ...document, Statement: toList(document.Statement) as readonly Statement[] };
};

/** Writes a document in the form in which it came: as text, or as an object. */
export const writeDocument = (document: object, like: unknown): unknown =>
  typeof like === "string" ? JSON.stringify(document) : document;

/** The document with a statement replaced by others, or by none. */
export const withStatement = (document: Document, i: number, ...statements: readonly Statement[]): Document => ({
  ...document,
  Statement: document.Statement.flatMap((statement, k) => (k === i ? statements : [statement])),
});

/** A statement with one of its elements changed; `undefined` takes it out. */
export const withElement = (statement: Statement, element: string, value: unknown): Statement => {
  const { [element]: _, ...others } = statement;
  return value === undefined ? others : { ...statement, [element]: value };
};

/** Operator, key and value of every condition of a statement. */
export const conditionsOf = ({
  Condition,
}: Statement): readonly { readonly operator: string; readonly key: string; readonly value: unknown }[] =>
  Object.entries(isBlock(Condition) ? Condition : {}).flatMap(([operator, keys]) =>
    Object.entries(isBlock(keys) ? keys : {}).map(([key, value]) => ({ operator, key, value })),
  );

/** The statement with the value of one condition changed; `undefined` takes the condition out. */
export const withCondition = (statement: Statement, operator: string, key: string, value: unknown): Statement => {
  const block: Record<string, Record<string, unknown>> = {};
  for (const each of conditionsOf(statement)) {
    const next = each.operator === operator && each.key === key ? value : each.value;
    if (next !== undefined) block[each.operator] = { ...block[each.operator], [each.key]: next };
  }
  return withElement(statement, "Condition", Object.keys(block).length > 0 ? block : undefined);
};

/** How a statement is called: by its id, else by its place. */
export const statementName = ({ Sid }: Statement, i: number): string =>
  typeof Sid === "string" && Sid !== "" ? Sid : `statement ${i + 1}`;

/** The service of an action: `s3` of `s3:PutObject`. */
export const serviceOf = (action: unknown): string => String(action).split(":")[0] ?? "";
