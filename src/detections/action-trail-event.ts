import type { AuditEvent } from "./event";

const common = {
  eventVersion: "1",
  eventTime: "2026-01-01T00:00:00Z",
  acsRegion: "cn-hangzhou",
  sourceIpAddress: "198.51.100.7",
  userIdentity: { type: "ram-user", userName: "somebody", accountId: "1234567890123456" },
  eventType: "ApiCall",
  eventCategory: "Management",
  eventRW: "Write",
  errorCode: "",
};

/** A record of ActionTrail with the fields that all have, and some of its own (ActionTrail, "Management event structure"). */
export const actionTrailEvent = (own: AuditEvent): AuditEvent => ({ ...common, ...own });

/** One record for each call of a service, by the name that the service has in records. */
export const actionTrailCalls = (serviceName: string, ...names: readonly string[]): readonly AuditEvent[] =>
  names.map((eventName) => actionTrailEvent({ serviceName, eventName }));

/** A sign-in to the console (ActionTrail, "Logon events"). */
export const consoleSignIn = (own: AuditEvent): AuditEvent =>
  actionTrailEvent({ serviceName: "AasSub", eventName: "ConsoleSignin", eventType: "ConsoleSignin", ...own });
