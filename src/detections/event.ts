/** A CloudTrail record, as far as a detection cares. */
export type AuditEvent = Readonly<Record<string, unknown>>;

/** Where services without a Region record (CloudTrail User Guide, "Global service events"). */
export const GLOBAL_REGION = "us-east-1";

/** Services whose events are recorded in one Region, wherever the caller is. */
const globalSources = ["iam", "sts", "cloudfront", "organizations"].map((service) => `${service}.amazonaws.com`);

/** True for an event that only a trail with global service events records. */
export const isGlobal = ({ eventSource, awsRegion }: AuditEvent): boolean =>
  awsRegion === GLOBAL_REGION && [...globalSources, "signin.amazonaws.com"].includes(String(eventSource));

const common = {
  eventVersion: "1.11",
  eventTime: "2026-01-01T00:00:00Z",
  awsRegion: "eu-west-1",
  sourceIPAddress: "198.51.100.7",
  userIdentity: { type: "IAMUser", userName: "somebody", accountId: "123456789012" },
  eventType: "AwsApiCall",
  managementEvent: true,
  eventCategory: "Management",
  readOnly: false,
};

/** A record with the fields that all have, and some of its own (CloudTrail record contents). */
export const event = (own: AuditEvent): AuditEvent => ({
  ...common,
  ...(globalSources.includes(String(own.eventSource)) && { awsRegion: GLOBAL_REGION }),
  ...own,
});

/** One record for each call of a service. */
export const calls = (service: string, ...names: readonly string[]): readonly AuditEvent[] =>
  names.map((eventName) => event({ eventSource: `${service}.amazonaws.com`, eventName }));

/** A management event of a source that reads or changes something; which one does not matter. */
export const managementEvent = (eventSource: string, readOnly: boolean): AuditEvent =>
  event({ eventSource, eventName: readOnly ? "DescribeSomething" : "UpdateSomething", readOnly });
