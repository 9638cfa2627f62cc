import { eventWith, type Finding, type ServiceEvent } from "../detections/finding-events";
import { guardDutyFinding } from "../detections/findings";
import type { Happening } from "../detections/happening";
import { isObject } from "../evaluate/is-object";
import { UsageError } from "./arguments";
import { findingProblem } from "./findings";
import { readInput } from "./input";
import { toRecord } from "./records";

const parsedOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What a file holds, or each line of it: log services export one record a line. */
const parse = (file: string): unknown => {
  const text = readInput(file, (why) => new UsageError(`${file} cannot be read: ${why}.`));
  try {
    return JSON.parse(text);
  } catch (error) {
    const lines = [...text.split("\n").entries()].filter(([, line]) => line.trim() !== "");
    if (!isObject(parsedOf(lines[0]?.[1] ?? "")))
      throw new UsageError(`${file} is no JSON: ${(error as Error).message}.`);
    return lines.flatMap(([i, line]) => {
      const value = parsedOf(line);
      if (value === undefined) throw new UsageError(`${file}: line ${i + 1} is no JSON.`);
      return listIn(value);
    });
  }
};

/** The AWS CLI writes the names of fields with a capital (`get-findings`). */
const decapitalized = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(decapitalized);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.charAt(0).toLowerCase() + key.slice(1), decapitalized(item)]),
  );
};

const isFinding = (value: unknown): value is Finding & Readonly<Record<string, unknown>> =>
  isObject(value) && typeof value.type === "string" && typeof value.severity === "number";

const isImport = (value: unknown): boolean =>
  isObject(value) && Array.isArray(value.findings) && value.findings.some(isObject);

/** A finding as EventBridge carries it, or by itself; `undefined` for anything else. */
const toFinding = (value: Readonly<Record<string, unknown>>): ServiceEvent | undefined => {
  const { source, detail } = value;
  if (source === guardDutyFinding.source && isFinding(detail)) return value as ServiceEvent;
  if (source === "aws.securityhub" && isImport(detail)) return value as ServiceEvent;
  const finding = decapitalized(value);
  if (source !== undefined || !isFinding(finding)) return undefined;
  const { accountId, region } = finding;
  return eventWith(finding, { account: String(accountId), region: typeof region === "string" ? region : undefined });
};

const toHappening = (value: unknown, where: string): Happening => {
  const event = isObject(value) && value.eventName === undefined ? toFinding(value) : undefined;
  const problem = event ? undefined : findingProblem(decapitalized(value));
  if (problem !== undefined) throw new UsageError(`${where} is no finding: ${problem}.`);
  return event ? { kind: "finding", event } : { kind: "record", record: toRecord(value, where) };
};

const listIn = (content: unknown): unknown => {
  if (!isObject(content)) return content;
  const lists = [content.Records, content.Findings];
  return lists.find(Array.isArray) ?? content;
};

/**
 * Reads records of CloudTrail, of ActionTrail or of an OSS log: one, a list, a log file as CloudTrail delivers it
 * (`{"Records": […]}`, compressed or not), one a line, an event of EventBridge that carries one, or an entry of a log store that does; and findings, likewise
 * (`{"Findings": […]}` as the AWS CLI writes it). Throws `UsageError`.
 */
export const readHappenings = (file: string): readonly Happening[] => {
  const list = listIn(parse(file));
  if (!Array.isArray(list)) return [toHappening(list, file)];
  if (list.length === 0) throw new UsageError(`${file} holds no record.`);
  return list.map((item, i) => toHappening(item, `${file}: record ${i + 1}`));
};
