import type { Cloud } from "../providers";
import type { AuditEvent } from "./event";

/** Who writes a record: CloudTrail, ActionTrail, or OSS of what is done with its buckets. */
export type RecordKind = "cloudTrail" | "actionTrail" | "ossLog";

/** Tells records by the fields that each kind alone has. */
export const kindOf = (record: AuditEvent): RecordKind => {
  if ("serviceName" in record || "acsRegion" in record) return "actionTrail";
  return "operation" in record ? "ossLog" : "cloudTrail";
};

/** The cloud in which something happened. */
export const cloudOfRecord = (record: AuditEvent): Cloud => (kindOf(record) === "cloudTrail" ? "aws" : "alibaba");

const regionField = (record: AuditEvent): "awsRegion" | "acsRegion" =>
  cloudOfRecord(record) === "aws" ? "awsRegion" : "acsRegion";

/** The Region in which something happened. */
export const regionOf = (record: AuditEvent): unknown => record[regionField(record)];

/** The same in another Region, or in one that is not known. */
export const inRegion = (record: AuditEvent, region: string | undefined): AuditEvent => {
  const field = regionField(record);
  const { [field]: _, ...elsewhere } = record;
  return region === undefined ? elsewhere : { ...elsewhere, [field]: region };
};

/** What happened, as a reader would say it. */
export const nameOfRecord = (record: AuditEvent): string => String(record.eventName ?? record.operation);
