import type { AuditEvent } from "../detections/event";
import { kindOf, type RecordKind } from "../detections/record-kind";
import { isObject } from "../evaluate/is-object";
import { UsageError } from "./arguments";

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

/** Takes a value for a record, whatever carries it. Throws `UsageError` when it is none, and no finding either. */
export const toRecord = (value: unknown, where: string): AuditEvent => {
  const record = unwrapped(value);
  if (!isObject(record)) throw new UsageError(`${where} is neither a record nor a finding: it is no object.`);
  const [name, fields] = kinds[kindOf(record)];
  for (const field of fields)
    if (typeof record[field] !== "string" || record[field] === "")
      throw new UsageError(
        `${where} is no ${name}: it has no \`${field}\`; and no finding: it has no \`type\` with a \`severity\`.`,
      );
  return record;
};
