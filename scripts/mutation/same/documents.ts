import type { Snapshot } from "../../../src/snapshot/snapshot";
import type { Variation } from "../change";
import {
  conditionsOf,
  type Document,
  isRam,
  readDocument,
  type Statement,
  toList,
  withElement,
  writeDocument,
} from "../document";
import { isBlock, isSame } from "../values-at";
import { reworded } from "../worded";

const listed = ["Action", "NotAction", "Resource", "NotResource"];

const eachStatement = (document: Document, change: (statement: Statement) => Statement): Document => ({
  ...document,
  Statement: document.Statement.map(change),
});

/** A statement with its lists and texts rewritten: actions, resources, and the principals of each type. */
const withLists = (statement: Statement, rewrite: (value: unknown) => unknown): Statement => {
  const elements = listed.filter((element) => Object.hasOwn(statement, element));
  const changed = elements.reduce((s, element) => withElement(s, element, rewrite(s[element])), statement);
  const { Principal } = changed;
  return isBlock(Principal)
    ? withElement(
        changed,
        "Principal",
        Object.fromEntries(Object.entries(Principal).map(([type, ids]) => [type, rewrite(ids)])),
      )
    : changed;
};

const withConditions = (
  statement: Statement,
  rewrite: (key: string, value: unknown) => readonly [key: string, value: unknown],
): Statement => {
  const block: Record<string, Record<string, unknown>> = {};
  for (const { operator, key, value } of conditionsOf(statement)) {
    const [nextKey, next] = rewrite(key, value);
    block[operator] = { ...block[operator], [nextKey]: next };
  }
  return Object.keys(block).length > 0 ? withElement(statement, "Condition", block) : statement;
};

const alone = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value);

const backwards = (statement: Statement): Statement => Object.fromEntries(Object.entries(statement).reverse());

/** One statement for each action and resource: what a list says, its entries say one by one. */
const split = (statement: Statement): readonly Statement[] =>
  toList(statement.Action ?? [undefined]).flatMap((action) =>
    toList(statement.Resource ?? [undefined]).map((resource) => {
      const { Sid: _, ...rest } = statement;
      return {
        ...rest,
        ...(action !== undefined && { Action: action }),
        ...(resource !== undefined && { Resource: resource }),
      };
    }),
  );

/** Statements that differ in their actions only, as one. */
const merged = (statements: readonly Statement[]): readonly Statement[] => {
  const rest = ({ Sid: _, Action: __, ...others }: Statement): Statement => others;
  const list: Statement[] = [];
  for (const statement of statements) {
    const at = list.findIndex((other) => "Action" in other && isSame(rest(other), rest(statement)));
    const same = list[at];
    if (!same || !("Action" in statement)) list.push(statement);
    else list[at] = withElement(same, "Action", [...toList(same.Action), ...toList(statement.Action)]);
  }
  return list;
};

/** An account as a principal may be written as a number or as the ARN of its root user (IAM, "Principal"). */
const accountAlone = (id: unknown): unknown =>
  Array.isArray(id) ? id.map(accountAlone) : String(id).replace(/^arn:[^:]*:iam::(\d{12}):root$/, "$1");

/** Condition keys are compared without regard to case, actions too (IAM, "Condition" and "Action"). */
const lowerCase = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(lowerCase) : String(value).toLowerCase();

const withoutSid = ({ Sid: _, ...rest }: Statement): Statement => rest;

/** Other ways to write a policy document, each with the same meaning. */
export const rewordings: Readonly<Record<string, (document: Document) => Document>> = {
  "statements in another order": (document) => ({ ...document, Statement: [...document.Statement].reverse() }),
  "a statement said twice": (document) => ({
    ...document,
    Statement: [...document.Statement, ...document.Statement.slice(0, 1).map(withoutSid)],
  }),
  "statements split": (document) => ({ ...document, Statement: document.Statement.flatMap(split) }),
  "statements merged": (document) => ({ ...document, Statement: merged(document.Statement) }),
  "lists of one": (document) =>
    eachStatement(document, (s) => withConditions(withLists(s, toList), (key, value) => [key, toList(value)])),
  "texts for lists of one": (document) =>
    eachStatement(document, (s) => withConditions(withLists(s, alone), (key, value) => [key, alone(value)])),
  "lists in another order": (document) =>
    eachStatement(document, (s) => withLists(s, (value) => (Array.isArray(value) ? [...value].reverse() : value))),
  "elements in another order": (document) => eachStatement(document, backwards),
  "no statement ids": (document) => eachStatement(document, withoutSid),
};

/** Ways that IAM documents as meaning the same, and RAM does not. */
export const iamRewordings: Readonly<Record<string, (document: Document) => Document>> = {
  "condition keys in lower case": (document) =>
    eachStatement(document, (s) => withConditions(s, (key, value) => [key.toLowerCase(), value])),
  "actions in lower case": (document) =>
    eachStatement(document, (s) => ("Action" in s ? withElement(s, "Action", lowerCase(s.Action)) : s)),
  "accounts by number": (document) =>
    eachStatement(document, (s) =>
      isBlock(s.Principal) && "AWS" in s.Principal
        ? withElement(s, "Principal", { ...s.Principal, AWS: accountAlone(s.Principal.AWS) })
        : s,
    ),
};

/** Every policy document of a stack, in other words and in other forms. */
export const documentVariations = (snapshot: Snapshot): readonly Variation[] =>
  reworded(snapshot, "document", (value) => {
    const document = readDocument(value);
    return [
      ...Object.entries({ ...rewordings, ...(!isRam(document) && iamRewordings) }).map(
        ([what, reword]) => [what, writeDocument(reword(document), value)] as const,
      ),
      typeof value === "string" ? ["as an object", document] : ["as text", JSON.stringify(document)],
      ["on many lines", JSON.stringify(document, null, 2)],
    ];
  });
