import { guardDutyFinding } from "../detections/findings";
import { isObject } from "../evaluate/is-object";

type Json = Readonly<Record<string, unknown>>;

const fieldProblem = ({ type, severity }: Json, path: string): string | undefined => {
  if (typeof type !== "string") return `\`${path}type\` has to be a text`;
  return typeof severity === "number" ? undefined : `\`${path}severity\` has to be a number`;
};

/** Fields of a record, which is judged as one. */
const recordFields = ["eventName", "eventSource", "serviceName", "operation", "event"];

const isRecord = (value: unknown): boolean => isObject(value) && recordFields.some((field) => field in value);

/** What keeps a value that is meant for a finding from being one; `undefined` where none is meant, or nothing is wrong. */
export const findingProblem = (value: unknown): string | undefined => {
  if (!isObject(value) || isRecord(value) || isRecord(value.detail)) return undefined;
  const { source, detail } = value;
  if (source === guardDutyFinding.source)
    return isObject(detail) ? fieldProblem(detail, "detail.") : "`detail` has to be an object";
  if (source === "aws.securityhub") return "`detail.findings` has to be a list of findings";
  return "severity" in value || "type" in value ? fieldProblem(value, "") : undefined;
};
