import { unknownValue } from "../evaluate/unknown-value";
import { actionTrailEvent, actionTrailCalls as calls } from "./action-trail-event";
import type { Detection } from "./detection";
import type { AuditEvent } from "./event";

const controls = ["NIST 800-53 AU-9", "NIST 800-53 SI-4(5)", "PCI DSS 4.0 10.7.2"];

/** Log Service lists its events and says nowhere what `serviceName` they have: a query that asks for it cannot be told. */
const logCalls = (...names: readonly string[]): readonly AuditEvent[] =>
  names.map((eventName) => actionTrailEvent({ serviceName: unknownValue, eventName }));

/**
 * Attempts on the audit chain itself, where ActionTrail and Log Service make it.
 * Sources: ActionTrail, "Audit events of ActionTrail", "Auditable events of Log Service", "Audit events of Key Management Service".
 */
export const tamperingAlibabaDetections: readonly Detection[] = [
  {
    id: "alibaba-trail-stopped",
    title: "a trail was stopped, changed or deleted",
    controls,
    where: "homeRegion",
    must: calls("Actiontrail", "StopLogging", "DeleteTrail", "UpdateTrail"),
    mustNot: calls("Actiontrail", "DescribeTrails", "GetTrailStatus", "LookupEvents"),
  },
  {
    id: "alibaba-log-store-tampering",
    title: "a log store, its retention, its index or its project was changed, emptied or deleted",
    controls,
    where: "homeRegion",
    must: logCalls(
      "DeleteProject",
      "DeleteLogStore",
      "UpdateLogStore",
      "ClearLogStoreStorage",
      "DeleteIndex",
      "UpdateIndex",
    ),
    mustNot: logCalls("GetLogStore", "ListLogStores", "GetLogs"),
  },
  {
    id: "alibaba-alert-tampering",
    title: "an alert was changed, switched off or deleted",
    controls,
    where: "homeRegion",
    must: logCalls("DeleteJob", "UpdateJob"),
    mustNot: logCalls("GetJob", "ListJobs"),
  },
  {
    id: "alibaba-audit-key-disabled",
    title: "a key of KMS was disabled, or its deletion was scheduled",
    controls,
    where: "homeRegion",
    must: calls("Kms", "DisableKey", "ScheduleKeyDeletion", "DeleteKeyMaterial"),
    mustNot: calls("Kms", "DescribeKey", "ListKeys"),
  },
];
