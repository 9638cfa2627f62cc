import type { AuditRecord, EventSelectors, SelectorProblem } from "./event-selector";
import { isObject } from "./is-object";
import { any, anyOf, type Truth } from "./three-valued";

/** What an ActionTrail trail is told to record. */
export interface ActionTrailSource {
  /** `Read`, `Write` or `All`; `undefined` while that cannot be known. */
  readonly readWrite: string | undefined;
  /** The data event selectors as JSON; `null` when there are none, `undefined` while that cannot be known. */
  readonly dataSelectors: string | null | undefined;
}

const PATH = "eventSelectors";
const MOST_SELECTORS = 20;
const MOST_VALUES = 10;
/** Which management events a trail may be told to record, by what they do. */
export const readWriteTypes: readonly string[] = ["Read", "Write", "All"];
const filters = ["EventName", "ResourceArn"];
const operators = ["Equals", "NotEquals"];

type Source = Readonly<Record<string, unknown>>;

const isRead = ({ readOnly, eventRW }: AuditRecord): boolean => readOnly === true || eventRW === "Read";

const allows = (readWrite: unknown, record: AuditRecord): boolean =>
  readWrite === "All" || readWrite === (isRead(record) ? "Read" : "Write");

const textsOf = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every((each) => typeof each === "string") ? value : undefined;

const problemsOfFilter = (filter: unknown, path: string): readonly SelectorProblem[] => {
  if (filter === undefined) return [];
  if (!isObject(filter)) return [{ path, problem: "is no object" }];
  const other = Object.keys(filter).find((key) => !operators.includes(key));
  if (other !== undefined) return [{ path, problem: `has the operator ${other}; it may have ${operators.join(", ")}` }];
  const lists = Object.entries(filter).map(([key, value]) => [key, textsOf(value)] as const);
  const count = lists.reduce((sum, [, values]) => sum + (values?.length ?? 0), 0);
  return [
    ...lists.flatMap(([key, values]) => (values ? [] : [{ path: `${path}.${key}`, problem: "is no list of texts" }])),
    ...(count > MOST_VALUES ? [{ path, problem: `names ${count} values; ${MOST_VALUES} are allowed` }] : []),
  ];
};

const problemsOfSelector = (selector: unknown, path: string): readonly SelectorProblem[] => {
  if (!isObject(selector)) return [{ path, problem: "is no object" }];
  const { ServiceName: service, ReadWriteType: readWrite = "All" } = selector as Source;
  return [
    ...(typeof service === "string" && service !== ""
      ? []
      : [{ path, problem: "names no service in `ServiceName`, and so records nothing" }]),
    ...(readWriteTypes.includes(readWrite as string)
      ? []
      : [{ path: `${path}.ReadWriteType`, problem: `is none of ${readWriteTypes.join(", ")}` }]),
    ...filters.flatMap((key) => problemsOfFilter((selector as Source)[key], `${path}.${key}`)),
  ];
};

const parseList = (text: string): readonly unknown[] | SelectorProblem => {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : { path: PATH, problem: "is no list" };
  } catch {
    return { path: PATH, problem: "is no valid JSON" };
  }
};

const passes = (filter: unknown, actual: unknown): boolean => {
  const { Equals, NotEquals } = isObject(filter) ? (filter as Source) : {};
  const [wanted, unwanted] = [textsOf(Equals), textsOf(NotEquals)];
  return (!wanted || wanted.includes(actual as string)) && !unwanted?.includes(actual as string);
};

const selects = (selector: unknown, record: AuditRecord): boolean => {
  if (!isObject(selector)) return false;
  const { ServiceName, ReadWriteType = "All", EventName, ResourceArn } = selector as Source;
  return (
    ServiceName === record.serviceName &&
    allows(ReadWriteType, record) &&
    passes(EventName, record.eventName) &&
    passes(ResourceArn, record.resourceArn)
  );
};

/**
 * Which events an ActionTrail trail records: management events by whether they read or write, data events by selectors.
 * Source: ActionTrail API reference, CreateTrail (`EventRW`), PutDataEventSelector (`EventSelectors`).
 */
export const parse = ({ readWrite, dataSelectors }: ActionTrailSource): EventSelectors => {
  const list = dataSelectors === undefined || dataSelectors === null ? [] : parseList(dataSelectors);
  const selectors = Array.isArray(list) ? (list as readonly unknown[]) : [];
  const recordsData = (record: AuditRecord): Truth =>
    any([dataSelectors === undefined ? undefined : false, anyOf(selectors, (each) => selects(each, record))]);
  return {
    records: (record) =>
      record.eventCategory === "Data"
        ? recordsData(record)
        : readWrite === undefined
          ? undefined
          : allows(readWrite, record),
    problems: [
      ...(Array.isArray(list) ? [] : [list as SelectorProblem]),
      ...(selectors.length > MOST_SELECTORS
        ? [{ path: PATH, problem: `are ${selectors.length}; ${MOST_SELECTORS} are allowed` }]
        : []),
      ...selectors.flatMap((each, i) => problemsOfSelector(each, `${PATH}[${i}]`)),
    ],
    warnings: [],
    unknownPaths: [...(readWrite === undefined ? ["eventRw"] : []), ...(dataSelectors === undefined ? [PATH] : [])],
  };
};
