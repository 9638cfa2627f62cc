import type { Selector } from "./ast";

/** Fields that every CloudTrail record has (CloudTrail User Guide, "CloudTrail record contents"). */
const always: ReadonlySet<string> = new Set([
  "awsRegion",
  "eventName",
  "eventSource",
  "eventTime",
  "eventType",
  "eventVersion",
  "sourceIPAddress",
]);

/** Fields that some records have (same page). */
const sometimes: ReadonlySet<string> = new Set([
  "additionalEventData",
  "addendum",
  "annotation",
  "apiVersion",
  "edgeDeviceDetails",
  "errorCode",
  "errorMessage",
  "eventCategory",
  "eventContext",
  "eventID",
  "insightDetails",
  "managementEvent",
  "readOnly",
  "recipientAccountId",
  "requestID",
  "requestParameters",
  "resources",
  "responseElements",
  "serviceEventDetails",
  "sessionCredentialFromConsole",
  "sharedEventID",
  "summary",
  "tlsDetails",
  "userAgent",
  "userIdentity",
  "vpcEndpointAccountId",
  "vpcEndpointId",
]);

/** Whether a selector leads to something that every CloudTrail record has. */
export const isInEveryRecord = ([first, ...rest]: Selector): boolean =>
  first !== undefined && "name" in first && rest.length === 0 && always.has(first.name);

/** The first name of a selector, when no CloudTrail record has such a field. */
export const unknownField = ([first]: Selector): string | undefined =>
  first && "name" in first && !always.has(first.name) && !sometimes.has(first.name) ? first.name : undefined;
