import type { Subject } from "../../concepts";
import type { EventPattern } from "../../evaluate/event-pattern";
import type { AuditRecord } from "../../evaluate/event-selector";
import { isGlobalService, mainRegionOf } from "../../evaluate/global-services";
import { all, not, type Truth } from "../../evaluate/three-valued";

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

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const serviceOf = (record: AuditRecord): string => textOf(record.eventSource).split(".")[0] ?? "";

const isGlobal = (record: AuditRecord): boolean => isGlobalService(serviceOf(record));

/** The Region in whose bus a record arrives; `undefined` when the record does not say. */
const regionOf = (record: AuditRecord, ruleRegion: string | undefined): string | undefined =>
  isGlobal(record) ? mainRegionOf(ruleRegion ?? textOf(record.awsRegion)) : textOf(record.awsRegion) || undefined;

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
  ...["iam", "ec2", "cloudtrail", "config", "kms", "secretsmanager", "organizations", "guardduty", "detective"],
];

/** The services whose calls a pattern asks for, where it lists them. */
const servicesAskedFor = (pattern: EventPattern): readonly string[] =>
  (pattern.literals("detail.eventSource") ?? pattern.literals("source") ?? []).map((each) =>
    String(each).replace(/^aws\.|\.amazonaws\.com$/g, ""),
  );

/** The calls that a pattern asks for, where all of them are management events that read; else none. */
export const readsAskedFor = (pattern: EventPattern): readonly string[] => {
  const calls = (pattern.literals("detail.eventName") ?? []).map(String);
  const services = servicesAskedFor(pattern);
  const isManaged = services.length > 0 && services.every((each) => managementOnly.includes(each));
  return isManaged && calls.every((eventName) => needsReads({ eventName })) ? calls : [];
};

/** The Region in which all that a pattern asks for arrives, where it asks for calls of services without a Region alone. */
export const homeRegionOf = (pattern: EventPattern, region: string): string | undefined => {
  const services = servicesAskedFor(pattern);
  const types = pattern.literals("detail-type") ?? [];
  const areCalls = types.length > 0 && types.every((type) => cloudTrailDetailTypes.includes(String(type)));
  return areCalls && services.length > 0 && services.every(isGlobalService) ? mainRegionOf(region) : undefined;
};

/** Services that send what an auditor has to see. */
const auditSources = ["cloudtrail", "guardduty", "securityhub", "detective", "macie", "access-analyzer", "inspector2"];

/** True for a rule that waits for records of CloudTrail, or for findings. Throws `UndecidedError` while its pattern is unknown. */
export const isAuditRule = ({ pattern }: Subject<"eventRule">): boolean =>
  pattern !== undefined &&
  ((pattern.literals("detail-type") ?? []).some((type) => cloudTrailDetailTypes.includes(String(type))) ||
    (pattern.literals("source") ?? []).some((source) => auditSources.includes(String(source).replace(/^aws\./, ""))));

/**
 * True for a pattern that asks Detective for something else than its calls: it publishes nothing (EventBridge, "Events
 * reference": only events via CloudTrail).
 */
export const waitsForDetective = (pattern: EventPattern): boolean => {
  const sources = pattern.literals("source") ?? [];
  const isOfDetective = sources.length > 0 && sources.every((source) => source === "aws.detective");
  return (
    isOfDetective &&
    cloudTrailDetailTypes.every((type) => pattern.admits({ source: "aws.detective", "detail-type": type }) === false)
  );
};

/**
 * True for a rule that waits for what threat detection finds, whichever service is taken to publish it.
 * Throws `UndecidedError` while its pattern is unknown.
 */
export const waitsForThreats = ({ pattern }: Subject<"eventRule">): boolean => {
  if (!pattern) return false;
  const types = pattern.literals("detail-type");
  if (waitsForDetective(pattern)) return true;
  if (types) return types.some((type) => /^((Amazon|AWS) )?(GuardDuty|Detective) Findings?\b/.test(String(type)));
  return pattern.literals("source")?.includes("aws.guardduty") ?? false;
};

/** True for the bus that services send to. */
export const isDefaultBus = (bus: string): boolean => bus === "default" || bus.endsWith(":event-bus/default");

/** Whether a rule's pattern matches the event that EventBridge makes of a CloudTrail record, wherever and whatever it is. */
export const ruleMatches = ({ pattern, resource }: Subject<"eventRule">, record: AuditRecord): Truth => {
  if (!pattern) return false;
  const region = regionOf(record, resource.region);
  const [actual, ...otherSpellings] = typesOf(record).map((type) => pattern.matches(eventOf(record, type, region)));
  return actual === false && otherSpellings.some((truth) => truth !== false) ? undefined : actual;
};

const seesIn = (rule: Subject<"eventRule">, record: AuditRecord): Truth => {
  const { state, resource } = rule;
  const region = regionOf(record, resource.region);
  return all([
    ruleMatches(rule, record),
    region === undefined || (resource.region === undefined ? undefined : resource.region === region),
    state === "enabledWithReads" || not(needsReads(record)),
  ]);
};

/** What is forwarded to a bus of one's own cannot be told from here. */
const onItsBus = ({ bus }: Subject<"eventRule">, sees: Truth): Truth =>
  isDefaultBus(bus) || sees === false ? sees : undefined;

/**
 * Whether a rule hands on the event that EventBridge makes of a CloudTrail record, given that a trail records it. The
 * record's `awsRegion` decides in which Region the rule has to be; a record without one is taken to be in the rule's.
 * Throws `UndecidedError` while a property of the rule is unknown.
 * Source: EventBridge User Guide, "AWS service events delivered via AWS CloudTrail", "Receiving read-only management events".
 */
export const ruleSees = (rule: Subject<"eventRule">, record: AuditRecord): Truth => {
  if (rule.state === "disabled") return false;
  return onItsBus(rule, seesIn(rule, record));
};

/**
 * Whether a rule hands on an event that a service sends in a Region; one that does not say where is in the rule's.
 * Throws `UndecidedError` while a property of the rule is unknown.
 */
export const ruleTakes = (rule: Subject<"eventRule">, event: object, region: string | undefined): Truth => {
  const { pattern, state, resource } = rule;
  if (state === "disabled" || !pattern) return false;
  const isThere = region === undefined || (resource.region === undefined ? undefined : resource.region === region);
  return onItsBus(rule, all([pattern.matches(event), isThere]));
};
