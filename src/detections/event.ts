import { isGlobalService, mainRegionOf } from "../evaluate/global-services";
import { cloudOfRecord } from "./record-kind";

/** A record, as far as a detection cares. */
export type AuditEvent = Readonly<Record<string, unknown>>;

const serviceOf = ({ eventSource }: AuditEvent): string => String(eventSource).split(".")[0] ?? "";

/** True for an event that only a trail with global service events records: of a service without a Region, or a sign-in where those are. */
export const isGlobal = (event: AuditEvent): boolean =>
  cloudOfRecord(event) === "aws" &&
  (isGlobalService(serviceOf(event)) ||
    (["sts", "signin"].includes(serviceOf(event)) && event.awsRegion === mainRegionOf(String(event.awsRegion))));

/** Where users sign in to the console, by their cookies (CloudTrail User Guide, "AWS Management Console sign-in events"). */
export const signInRegions: readonly string[] = ["us-east-1", "us-east-2", "eu-north-1", "ap-southeast-2"];

/** True for a sign-in to the console. */
export const isSignIn = (event: AuditEvent): boolean => cloudOfRecord(event) === "aws" && serviceOf(event) === "signin";

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
  ...(isGlobalService(serviceOf(own)) && { awsRegion: mainRegionOf(common.awsRegion) }),
  ...own,
});

/** What happens all day long: a pattern that matches this as well matches practically everything. */
export const ordinaryEvents: readonly AuditEvent[] = [
  event({ eventSource: "ec2.amazonaws.com", eventName: "DescribeInstances", readOnly: true }),
  event({ eventSource: "ec2.amazonaws.com", eventName: "CreateTags" }),
  event({ eventSource: "s3.amazonaws.com", eventName: "ListBuckets", readOnly: true }),
];

/** One record for each call of a service. */
export const calls = (service: string, ...names: readonly string[]): readonly AuditEvent[] =>
  names.map((eventName) => event({ eventSource: `${service}.amazonaws.com`, eventName }));

/** A management event of a source that reads or changes something; which one does not matter. */
export const managementEvent = (eventSource: string, readOnly: boolean): AuditEvent =>
  event({ eventSource, eventName: readOnly ? "DescribeSomething" : "UpdateSomething", readOnly });

/** A data event on some resource of a type that reads or changes it; which one does not matter. */
export const dataEvent = (type: string, readOnly: boolean): AuditEvent => {
  const service = type.split("::")[1]?.toLowerCase();
  return event({
    eventSource: `${service}.amazonaws.com`,
    eventName: readOnly ? "ReadSomething" : "WriteSomething",
    eventCategory: "Data",
    managementEvent: false,
    readOnly,
    resources: [{ type, ARN: `arn:aws:${service}:eu-west-1:123456789012:something` }],
  });
};
