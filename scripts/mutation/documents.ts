import type { Snapshot } from "../../src/snapshot/snapshot";
import type { Mutation } from "./change";
import {
  conditionsOf,
  type Document,
  isRam,
  readDocument,
  type Statement,
  serviceOf,
  statementName,
  toList,
  withCondition,
  withElement,
  withStatement,
  writeDocument,
} from "./document";
import { ELSEWHERE } from "./properties";
import { isBlock, isSame } from "./values-at";
import { spoiled } from "./worded";

type Weakened = readonly [what: string, document: Document];

/** Everybody, and an account that no statement names, as a document writes them: OSS has lists, RAM and IAM have blocks. */
const principalsFor = (document: Document): { readonly everybody: unknown; readonly stranger: unknown } => {
  if (!isRam(document)) return { everybody: "*", stranger: { AWS: "arn:aws:iam::999999999999:root" } };
  return document.Statement.some(({ Principal }) => Array.isArray(Principal))
    ? { everybody: ["*"], stranger: ["9999999999999999"] }
    : { everybody: { RAM: ["*"] }, stranger: { RAM: ["acs:ram::9999999999999999:root"] } };
};

type Principals = ReturnType<typeof principalsFor>;

const otherValue = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(otherValue);
  if (value === "true" || value === true) return "false";
  return value === "false" || value === false ? "true" : `${value}-${ELSEWHERE}`;
};

/** Another resource of the same form; for `*`, one resource. */
const otherResource = (resource: unknown): string => {
  const text = String(resource);
  if (text === "*") return `arn:aws:${ELSEWHERE}:::${ELSEWHERE}`;
  const at = text.lastIndexOf(":") + 1;
  return `${text.slice(0, at)}${ELSEWHERE}-${text.slice(at)}`;
};

/** Each of a list replaced by another, one at a time. */
const replacements = (
  statement: Statement,
  element: string,
  other: (value: unknown) => string,
): readonly (readonly [what: string, statement: Statement])[] => {
  const list = toList(statement[element]);
  return list.map((value, i) => [
    `${element} ${String(value)} replaced`,
    withElement(statement, element, list.length === 1 ? other(value) : list.map((v, k) => (k === i ? other(v) : v))),
  ]);
};

const isWholeService = (action: unknown): boolean => action === "*" || /^[^:]+:\*$/.test(String(action));

/** An Allow becomes weaker when it lets in more, and useless when it lets in less. */
const widened = (
  statement: Statement,
  { everybody }: Principals,
): readonly (readonly [what: string, statement: Statement])[] => [
  ...("Principal" in statement
    ? [["Principal widened to *", withElement(statement, "Principal", everybody)] as const]
    : []),
  ...("Action" in statement && !toList(statement.Action).some(isWholeService)
    ? [["Action widened to *", withElement(statement, "Action", "*")] as const]
    : []),
];

/** A Deny becomes weaker when it stops less; to stop more is no weakness, unless it hits a service. */
const narrowed = (
  statement: Statement,
  { stranger }: Principals,
): readonly (readonly [what: string, statement: Statement])[] =>
  "Principal" in statement
    ? [["Principal narrowed to one account", withElement(statement, "Principal", stranger)]]
    : [];

const ofStatement = (
  statement: Statement,
  principals: Principals,
): readonly (readonly [what: string, statement: Statement])[] => {
  const allows = statement.Effect === "Allow";
  return [
    ["Effect turned round", withElement(statement, "Effect", allows ? "Deny" : "Allow")],
    ...(allows ? widened(statement, principals) : narrowed(statement, principals)),
    ...replacements(statement, "Action", (action) => `${serviceOf(action)}:List${ELSEWHERE}`),
    ...replacements(statement, "Resource", otherResource),
    ...conditionsOf(statement).flatMap(({ operator, key, value }) => [
      [`condition ${key} dropped`, withCondition(statement, operator, key, undefined)] as const,
      [`condition ${key} given another value`, withCondition(statement, operator, key, otherValue(value))] as const,
    ]),
  ];
};

const servicesIn = (document: Document): readonly string[] => [
  ...new Set(
    document.Statement.filter(({ Effect }) => Effect === "Allow").flatMap(({ Principal }) =>
      isBlock(Principal) ? (toList(Principal.Service) as readonly string[]) : [],
    ),
  ),
];

/** What somebody adds in a hurry: a statement for everyone, or against a service that has to get in. */
const additions = (document: Document): readonly Weakened[] => {
  if (!document.Statement.some((statement) => "Principal" in statement)) return [];
  const of = (element: string): readonly unknown[] => [
    ...new Set(document.Statement.flatMap((statement) => toList(statement[element]))),
  ];
  const resources = of("Resource");
  const all = {
    Action: [...new Set(of("Action").map((action) => `${serviceOf(action)}:*`))],
    ...(resources.length > 0 && { Resource: resources }),
  };
  const add = (statement: Statement): Document => ({ ...document, Statement: [...document.Statement, statement] });
  return [
    ["Allow for everyone added", add({ Effect: "Allow", Principal: principalsFor(document).everybody, ...all })],
    ...servicesIn(document).map(
      (Service): Weakened => [`Deny for ${Service} added`, add({ Effect: "Deny", Principal: { Service }, ...all })],
    ),
  ];
};

/** Every step that makes a policy document weaker, or refuse what it has to admit. */
export const weakenings = (document: Document): readonly Weakened[] => [
  ...document.Statement.flatMap((statement, i) => [
    [`${statementName(statement, i)}: dropped`, withStatement(document, i)] as const,
    ...ofStatement(statement, principalsFor(document)).flatMap(([what, changed]) =>
      isSame(statement, changed)
        ? []
        : [[`${statementName(statement, i)}: ${what}`, withStatement(document, i, changed)] as const],
    ),
  ]),
  ...additions(document),
];

/** Every policy document of a stack, weakened. */
export const documentMutations = (snapshot: Snapshot): readonly Mutation[] =>
  spoiled(snapshot, "document", (value) =>
    weakenings(readDocument(value)).map(([what, document]) => [what, writeDocument(document, value)]),
  );
