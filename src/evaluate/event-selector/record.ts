import { all, any, not, type Truth } from "../three-valued";
import type {
  AdvancedSelector,
  BasicSelector,
  DataResource,
  FieldSelector,
  Operator,
  Selectors,
  Value,
} from "./syntax";

/** A CloudTrail record, as far as selectors look at it. */
export type AuditRecord = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): readonly string[] =>
  typeof value === "string" || typeof value === "boolean" ? [String(value)] : [];

const resourcesOf = (record: AuditRecord): readonly AuditRecord[] =>
  Array.isArray(record.resources) ? (record.resources as readonly AuditRecord[]) : [];

const categoryOf = (record: AuditRecord): string => textOf(record.eventCategory)[0] ?? "Management";

/** The values of a field that a selector may name; a record has several resources. */
const valuesOf = (record: AuditRecord, field: string): readonly string[] => {
  switch (field) {
    case "eventCategory":
      return [categoryOf(record)];
    case "resources.type":
      return resourcesOf(record).flatMap(({ type }) => textOf(type));
    case "resources.ARN":
      return resourcesOf(record).flatMap(({ ARN }) => textOf(ARN));
    case "userIdentity.arn":
      return textOf((record.userIdentity as AuditRecord | undefined)?.arn);
    default:
      return textOf(record[field]);
  }
};

const compare: Readonly<Record<string, (actual: string, wanted: string) => boolean>> = {
  Equals: (actual, wanted) => actual === wanted,
  StartsWith: (actual, wanted) => actual.startsWith(wanted),
  EndsWith: (actual, wanted) => actual.endsWith(wanted),
};

const hits = (operator: Operator, values: readonly Value[] | undefined, actual: readonly string[]): Truth => {
  if (actual.length === 0) return false;
  if (!values) return undefined;
  const test = compare[operator.replace(/^Not/, "")];
  return any(
    values.map((wanted) => (wanted === undefined ? undefined : actual.some((each) => test?.(each, wanted) ?? false))),
  );
};

/** Operators that select are OR-ed; those that deselect must none of them hit (AdvancedFieldSelector). */
const fieldMatches = ({ field, conditions }: FieldSelector, record: AuditRecord): Truth => {
  if (field === undefined) return undefined;
  const actual = valuesOf(record, field);
  const selecting = conditions.filter(({ operator }) => !operator.startsWith("Not"));
  const deselecting = conditions.filter(({ operator }) => operator.startsWith("Not"));
  return all([
    selecting.length === 0 || any(selecting.map(({ operator, values }) => hits(operator, values, actual))),
    not(any(deselecting.map(({ operator, values }) => hits(operator, values, actual)))),
  ]);
};

const advancedMatches = ({ fields }: AdvancedSelector, record: AuditRecord): Truth =>
  all(fields.map((field) => fieldMatches(field, record)));

const allowsReadWrite = (readWriteType: Value, readOnly: boolean): Truth =>
  readWriteType === undefined ? undefined : readWriteType === "All" || (readWriteType === "ReadOnly") === readOnly;

/** S3 values are prefixes; functions and tables are named exactly, or all of them by the service alone. */
const names = (type: string, wanted: string, arn: string): boolean =>
  /^arn:[^:]*:(s3|lambda|dynamodb)$/.test(wanted)
    ? arn.startsWith(`${wanted}:`)
    : type === "AWS::S3::Object"
      ? arn.startsWith(wanted)
      : arn === wanted;

const dataMatches = ({ type, values }: DataResource, record: AuditRecord): Truth => {
  if (type === undefined) return undefined;
  const arns = resourcesOf(record).flatMap((resource) => (resource.type === type ? textOf(resource.ARN) : []));
  if (arns.length === 0) return false;
  if (!values) return undefined;
  return any(values.map((wanted) => (wanted === undefined ? undefined : arns.some((arn) => names(type, wanted, arn)))));
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
            any(selector.excludedSources.map((each) => (each === undefined ? undefined : each === source))),
        ),
      ]);
    case "Data":
      return all([
        readWrite,
        selector.dataResources && any(selector.dataResources.map((each) => dataMatches(each, record))),
      ]);
    default:
      return false;
  }
};

/** Whether a trail with these selectors records the event. Source: CloudTrail User Guide, "Filtering data events"; API PutEventSelectors. */
export const recordsEvent = ({ basic, advanced }: Selectors, record: AuditRecord): Truth => {
  if (!advanced) return undefined;
  if (advanced.length > 0) return any(advanced.map((selector) => advancedMatches(selector, record)));
  if (!basic) return undefined;
  if (basic.length > 0) return any(basic.map((selector) => basicMatches(selector, record)));
  return categoryOf(record) === "Management";
};
