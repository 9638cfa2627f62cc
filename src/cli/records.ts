import type { AuditEvent } from "../detections/event";
import { isObject } from "../evaluate/is-object";
import { readText } from "../snapshot/load/text";
import { UsageError } from "./arguments";

const parse = (file: string): unknown => {
  let text: string;
  try {
    text = readText(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message.split(",")[0]}.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is no JSON: ${(error as Error).message}.`);
  }
};

/** A record itself, or the one that EventBridge carries as `detail`. */
const toRecord = (value: unknown, where: string): AuditEvent => {
  const record = isObject(value) && isObject(value.detail) && value.eventName === undefined ? value.detail : value;
  if (!isObject(record)) throw new UsageError(`${where} is no CloudTrail record: it is no object.`);
  for (const field of ["eventName", "eventSource", "awsRegion"])
    if (typeof record[field] !== "string" || record[field] === "")
      throw new UsageError(`${where} is no CloudTrail record: it has no \`${field}\`.`);
  return record;
};

/**
 * Reads CloudTrail records: one, a list, a log file as CloudTrail delivers it (`{"Records": […]}`), or an event of
 * EventBridge that carries one. Throws `UsageError`.
 */
export const readRecords = (file: string): readonly AuditEvent[] => {
  const content = parse(file);
  const list = isObject(content) && Array.isArray(content.Records) ? content.Records : content;
  if (!Array.isArray(list)) return [toRecord(content, file)];
  if (list.length === 0) throw new UsageError(`${file} holds no record.`);
  return list.map((item, i) => toRecord(item, `${file}: record ${i + 1}`));
};
