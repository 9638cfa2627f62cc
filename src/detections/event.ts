/** A CloudTrail record, as far as a detection cares. */
export type AuditEvent = Readonly<Record<string, unknown>>;

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
export const event = (own: AuditEvent): AuditEvent => ({ ...common, ...own });

/** One record for each call of a service. */
export const calls = (service: string, ...names: readonly string[]): readonly AuditEvent[] =>
  names.map((eventName) => event({ eventSource: `${service}.amazonaws.com`, eventName }));
