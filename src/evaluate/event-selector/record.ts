import { all, allOf, any, anyOf, not, type Truth } from "../three-valued";
import {
  type AdvancedSelector,
  type BasicSelector,
  type DataResource,
  type FieldSelector,
  type InsightSelector,
  known,
  type Operator,
  type Selectors,
  type Value,
} from "./syntax";

/** A CloudTrail record, as far as selectors look at it. */
export type AuditRecord = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is AuditRecord => typeof value === "object" && value !== null;

const textOf = (value: unknown): readonly string[] =>
  typeof value === "string" || typeof value === "boolean" ? [String(value)] : [];

const resourcesOf = (record: AuditRecord): readonly AuditRecord[] =>
  Array.isArray(record.resources) ? record.resources.filter(isRecord) : [];

const categoryOf = (record: AuditRecord): string => textOf(record.eventCategory)[0] ?? "Management";

/** The ARNs of a record's resources; of those of one type, where a selector names it. */
const arnsOf = (record: AuditRecord, types: readonly Value[]): readonly string[] =>
  resourcesOf(record).flatMap(({ type, ARN }) =>
    types.length === 0 || types.includes(undefined) || types.includes(textOf(type)[0]) ? textOf(ARN) : [],
  );

/** The values of a field that a selector may name; a record has several resources. */
const valuesOf = (record: AuditRecord, field: string): readonly string[] => {
  switch (field) {
    case "eventCategory":
      return [categoryOf(record)];
    case "resources.type":
      return resourcesOf(record).flatMap(({ type }) => textOf(type));
    case "userIdentity.arn":
      return isRecord(record.userIdentity) ? textOf(record.userIdentity.arn) : [];
    default:
      return Object.hasOwn(record, field) ? textOf(record[field]) : [];
  }
};

const equals = (actual: string, wanted: string): boolean => actual === wanted;
const startsWith = (actual: string, wanted: string): boolean => actual.startsWith(wanted);
const endsWith = (actual: string, wanted: string): boolean => actual.endsWith(wanted);

/** How each operator compares; the deselecting ones exclude what compares so. */
export const comparisons: Readonly<Record<Operator, (actual: string, wanted: string) => boolean>> = {
  Equals: equals,
  StartsWith: startsWith,
  EndsWith: endsWith,
  NotEquals: equals,
  NotStartsWith: startsWith,
  NotEndsWith: endsWith,
};

/** Whether an operator excludes what it names. */
export const deselects = (operator: Operator): boolean => operator.startsWith("Not");

/** Whether a record is recorded; undefined while that cannot be known. */
export type RecordTest = (record: AuditRecord) => Truth;

/** What the fields of one record are; many selectors ask for the same. */
type Fields = (field: string, types: readonly Value[]) => readonly string[];

const fieldsOf = (record: AuditRecord): Fields => {
  const read = new Map<string, readonly string[]>();
  return (field, types) => {
    if (field === "resources.ARN") return arnsOf(record, types);
    let values = read.get(field);
    if (!values) {
      values = valuesOf(record, field);
      read.set(field, values);
    }
    return values;
  };
};

type Hit = (actual: readonly string[]) => Truth;

const toHit = ({ operator, values }: FieldSelector["conditions"][number]): Hit => {
  const compare = comparisons[operator];
  if (compare === equals && values && !values.includes(undefined)) {
    const wanted = new Set<Value>(values);
    return (actual) => actual.some((each) => wanted.has(each));
  }
  return (actual) => {
    if (actual.length === 0) return false;
    return (
      values &&
      anyOf(values, (wanted) => (wanted === undefined ? undefined : actual.some((each) => compare(each, wanted))))
    );
  };
};

/** Operators that select are OR-ed; those that deselect must none of them hit (AdvancedFieldSelector). */
const toFieldTest = ({ field, conditions }: FieldSelector, types: readonly Value[]): ((fields: Fields) => Truth) => {
  if (field === undefined) return () => undefined;
  const selecting = conditions.filter(({ operator }) => !deselects(operator)).map(toHit);
  const deselecting = conditions.filter(({ operator }) => deselects(operator)).map(toHit);
  return (fields) => {
    const actual = fields(field, types);
    const selected = selecting.length === 0 || anyOf(selecting, (hit) => hit(actual));
    if (selected === false || deselecting.length === 0) return selected;
    return all([selected, not(anyOf(deselecting, (hit) => hit(actual)))]);
  };
};

const typesOf = ({ fields }: AdvancedSelector): readonly Value[] =>
  fields.flatMap(({ field, conditions }) =>
    field === "resources.type"
      ? conditions.flatMap(({ operator, values }) => (operator === "Equals" ? (values ?? [undefined]) : []))
      : [],
  );

const toAdvancedTest = (selector: AdvancedSelector): ((fields: Fields) => Truth) => {
  const types = typesOf(selector);
  const tests = selector.fields.map((field) => toFieldTest(field, types));
  return (fields) => allOf(tests, (test) => test(fields));
};

const allowsReadWrite = (readWriteType: Value, readOnly: boolean): Truth =>
  readWriteType === undefined ? undefined : readWriteType === "All" || (readWriteType === "ReadOnly") === readOnly;

/** A service's ARN without more stands for all of its resources, in any partition. */
export const namesAll = (value: string): boolean => /^arn:[^:]*:(s3|lambda|dynamodb)$/.test(value);

/** S3 values are prefixes; functions and tables are named exactly, or all of them by the service alone. */
const names = (type: string, wanted: string, arn: string): boolean =>
  namesAll(wanted)
    ? arn.startsWith(`${wanted}:`)
    : type === "AWS::S3::Object"
      ? arn.startsWith(wanted)
      : arn === wanted;

const dataMatches = ({ type, values }: DataResource, record: AuditRecord): Truth => {
  if (type === undefined) return undefined;
  const arns = resourcesOf(record).flatMap((resource) => (resource.type === type ? textOf(resource.ARN) : []));
  if (arns.length === 0) return false;
  if (!values) return undefined;
  return anyOf(values, (wanted) => (wanted === undefined ? undefined : arns.some((arn) => names(type, wanted, arn))));
};

const basicMatches = (selector: BasicSelector, record: AuditRecord): Truth => {
  const readWrite = allowsReadWrite(selector.readWriteType, record.readOnly === true);
  const source = textOf(record.eventSource)[0] ?? "";
  switch (categoryOf(record)) {
    case "Management":
      return all([
        selector.includesManagement,
        readWrite,
        not(
          selector.excludedSources &&
            anyOf(selector.excludedSources, (each) => (each === undefined ? undefined : each === source)),
        ),
      ]);
    case "Data":
      return all([
        readWrite,
        selector.dataResources && anyOf(selector.dataResources, (each) => dataMatches(each, record)),
      ]);
    default:
      return false;
  }
};

/** What event selectors record, insights and sums aside. */
export const toSelectorTest = ({ basic, advanced }: Selectors): RecordTest => {
  if (!advanced) return () => undefined;
  const tests = advanced.map(toAdvancedTest);
  if (tests.length > 0)
    return (record) => {
      const fields = fieldsOf(record);
      return anyOf(tests, (test) => test(fields));
    };
  if (!basic) return () => undefined;
  if (basic.length > 0) return (record) => anyOf(basic, (selector) => basicMatches(selector, record));
  return (record) => categoryOf(record) === "Management";
};

/** Rates are counted of calls that write, errors of any call (API InsightSelector). */
const counts = (records: RecordTest, type: string, eventSource: unknown): Truth =>
  anyOf(type === "ApiErrorRateInsight" ? [false, true] : [false], (readOnly) =>
    records({ eventCategory: "Management", eventSource, readOnly }),
  );

/** Whether an insight has anything to count: without the events that it is drawn from, there is none. */
export const insightWorks = (
  records: RecordTest,
  { type, categories }: InsightSelector,
  eventSource: unknown = undefined,
): Truth => {
  if (type === undefined || !categories) return undefined;
  const open = categories.includes(undefined) ? undefined : false;
  return any([known(categories).includes("Data"), open, counts(records, type, eventSource)]);
};

const insightMatches = (insights: readonly InsightSelector[], records: RecordTest, record: AuditRecord): Truth => {
  const details = isRecord(record.insightDetails) ? record.insightDetails : {};
  return anyOf(insights, (insight) =>
    all([
      insight.type === undefined ? undefined : insight.type === details.insightType,
      insightWorks(records, insight, details.eventSource),
    ]),
  );
};

/**
 * What a trail with these selectors records. Sums of events are recorded beside the events, in which form nobody says.
 * Source: CloudTrail User Guide, "Filtering data events"; API PutEventSelectors, PutInsightSelectors, PutEventConfiguration.
 */
export const toRecordTest = (selectors: Selectors): RecordTest => {
  const records = toSelectorTest(selectors);
  return (record) => {
    switch (categoryOf(record)) {
      case "Insight":
        return selectors.insights && insightMatches(selectors.insights, records, record);
      case "Aggregated":
        return selectors.aggregations?.length === 0 ? false : undefined;
      default:
        return records(record);
    }
  };
};
