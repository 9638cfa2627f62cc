import type { Subject } from "../concepts";
import type { EventPattern } from "../evaluate/event-pattern";
import type { AuditRecord } from "../evaluate/event-selector";
import { partitionOf } from "../evaluate/partition";
import { all, not, type Truth } from "../evaluate/three-valued";

/** What an event from CloudTrail is called, by the `eventType` of its record ("AWS service events delivered via AWS CloudTrail"). */
const detailTypes: ReadonlyMap<unknown, string> = new Map([
  ["AwsApiCall", "AWS API Call via CloudTrail"],
  ["AwsConsoleAction", "AWS Console Action via CloudTrail"],
  ["AwsServiceEvent", "AWS Service Event via CloudTrail"],
  ["AwsCloudTrailInsight", "AWS Insight via CloudTrail"],
  ["AwsVpceEvent", "AWS Network Activity Event via CloudTrail"],
]);

/** Sign-ins arrive as the first; the second is how the documentation's list spells it. */
const signIn = ["AWS Console Sign In via CloudTrail", "AWS Console Signin via CloudTrail"];

/** What EventBridge calls events that come from CloudTrail. */
export const cloudTrailDetailTypes: readonly string[] = [...detailTypes.values(), ...signIn];

/** Services without a Region: their events are in the partition's main one (CloudTrail User Guide, "Global service events"). */
const globalServices = ["iam", "cloudfront", "route53", "organizations"];

const mainRegions: Readonly<Record<string, string>> = {
  aws: "us-east-1",
  "aws-cn": "cn-north-1",
  "aws-us-gov": "us-gov-west-1",
};

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const serviceOf = (record: AuditRecord): string => textOf(record.eventSource).split(".")[0] ?? "";

const isGlobal = (record: AuditRecord): boolean => globalServices.includes(serviceOf(record));

/** The Region in whose bus a record arrives; `undefined` when the record does not say. */
const regionOf = (record: AuditRecord, ruleRegion: string | undefined): string | undefined =>
  isGlobal(record)
    ? mainRegions[partitionOf(ruleRegion ?? textOf(record.awsRegion))]
    : textOf(record.awsRegion) || undefined;

const typesOf = (record: AuditRecord): readonly string[] =>
  /^AwsConsoleSign-?in$/i.test(textOf(record.eventType))
    ? signIn
    : [detailTypes.get(record.eventType) ?? "AWS API Call via CloudTrail"];

/** The event that EventBridge makes of a record. Source: EventBridge User Guide, "Event structure reference". */
const eventOf = (record: AuditRecord, detailType: string, region: string | undefined): object => ({
  version: "0",
  id: "00000000-0000-0000-0000-000000000000",
  "detail-type": detailType,
  source: `aws.${serviceOf(record)}`,
  account: record.recipientAccountId ?? (record.userIdentity as AuditRecord | undefined)?.accountId,
  time: record.eventTime,
  region,
  resources: [],
  detail: record,
});

/** Reads that are called otherwise ("Read-only management events from AWS services"; the list is longer, and not all of it is known here). */
const otherReads = ["LookupEvents", "SelectResourceConfig", "DetectEntities"];

/** Whether a record is a management event that only a rule with reads sees. */
const needsReads = (record: AuditRecord): Truth => {
  if ((record.eventCategory ?? "Management") !== "Management") return false;
  const name = textOf(record.eventName);
  if (record.eventType !== undefined && record.eventType !== "AwsApiCall") return false;
  if (/^(Describe|Get|List)/.test(name) || otherReads.includes(name)) return true;
  return record.readOnly === true ? undefined : false;
};

/** Services without data events: all of their reads are management events (CloudTrail User Guide, "Logging data events"). */
const managementOnly = [
  "iam",
  "ec2",
  "cloudtrail",
  "config",
  "kms",
  "secretsmanager",
  "organizations",
  "guardduty",
  "detective",
];

/** The calls that a pattern asks for, where all of them are management events that read; else none. */
export const readsAskedFor = (pattern: EventPattern): readonly string[] => {
  const calls = (pattern.literals("detail.eventName") ?? []).map(String);
  const services = pattern.literals("detail.eventSource") ?? pattern.literals("source") ?? [""];
  const isManaged = services.every((each) =>
    managementOnly.includes(String(each).replace(/^aws\.|\.amazonaws\.com$/g, "")),
  );
  return isManaged && calls.every((eventName) => needsReads({ eventName })) ? calls : [];
};

const isDefaultBus = (bus: string): boolean => bus === "default" || bus.endsWith(":event-bus/default");

const seesIn = (rule: Subject<"eventRule">, record: AuditRecord): Truth => {
  const { pattern, state, resource } = rule;
  if (!pattern) return false;
  const region = regionOf(record, resource.region);
  const [actual, ...otherSpellings] = typesOf(record).map((type) => pattern.matches(eventOf(record, type, region)));
  return all([
    actual === false && otherSpellings.some((truth) => truth !== false) ? undefined : actual,
    region === undefined || (resource.region === undefined ? undefined : resource.region === region),
    state === "enabledWithReads" || not(needsReads(record)),
  ]);
};

/**
 * Whether a rule hands on the event that EventBridge makes of a CloudTrail record, given that a trail records it. The
 * record's `awsRegion` decides in which Region the rule has to be; a record without one is taken to be in the rule's.
 * Throws `UndecidedError` while a property of the rule is unknown.
 * Source: EventBridge User Guide, "AWS service events delivered via AWS CloudTrail", "Receiving read-only management events".
 */
export const ruleSees = (rule: Subject<"eventRule">, record: AuditRecord): Truth =>
  rule.state === "disabled" || !isDefaultBus(rule.bus) ? false : seesIn(rule, record);
