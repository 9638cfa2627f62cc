import type { AuditEvent } from "../detections/event";
import { kindOf, type RecordKind } from "../detections/record-kind";
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

/** The fields without which a record of each kind is none, and what it is then none of. */
const kinds: Readonly<Record<RecordKind, readonly [name: string, fields: readonly string[]]>> = {
  cloudTrail: ["CloudTrail record", ["eventName", "eventSource", "awsRegion"]],
  actionTrail: ["ActionTrail record", ["eventName", "serviceName", "acsRegion"]],
  ossLog: ["entry of an OSS log", ["operation"]],
};

const parsedIfText = (value: unknown): unknown => {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

/** A record itself, or the one that EventBridge carries as `detail`, or a log store as `event`, there also as text. */
const unwrapped = (value: unknown): unknown => {
  if (!isObject(value) || value.eventName !== undefined) return value;
  const event = parsedIfText(value.event);
  return [value.detail, event].find(isObject) ?? value;
};

const toRecord = (value: unknown, where: string): AuditEvent => {
  const record = unwrapped(value);
  if (!isObject(record)) throw new UsageError(`${where} is no record: it is no object.`);
  const [name, fields] = kinds[kindOf(record)];
  for (const field of fields)
    if (typeof record[field] !== "string" || record[field] === "")
      throw new UsageError(`${where} is no ${name}: it has no \`${field}\`.`);
  return record;
};

/**
 * Reads records: one of CloudTrail, of ActionTrail or of an OSS log, a list, a log file as CloudTrail delivers it
 * (`{"Records": […]}`), an event of EventBridge that carries one, or an entry of a log store that does. Throws `UsageError`.
 */
export const readRecords = (file: string): readonly AuditEvent[] => {
  const content = parse(file);
  const list = isObject(content) && Array.isArray(content.Records) ? content.Records : content;
  if (!Array.isArray(list)) return [toRecord(content, file)];
  if (list.length === 0) throw new UsageError(`${file} holds no record.`);
  return list.map((item, i) => toRecord(item, `${file}: record ${i + 1}`));
};
