import type { Detector, FindingCondition, FindingFilter, GraphMember } from "../concepts/investigation";
import type { Lenses } from "./adapter";
import { MalformedPropertyError } from "./errors";
import { prefixOf } from "./prefix";
import { textOf } from "./values";

/** An account's number, as AWS writes it. */
export const accountOf = (value: string | undefined, at: string): string => {
  const account = textOf(value) ?? "";
  if (!/^\d{12}$/.test(account)) throw new MalformedPropertyError(at, "is no account: an account has twelve digits.");
  return account;
};

/** An e-mail address. */
export const emailOf = (value: string | undefined, at: string): string => {
  const email = textOf(value) ?? "";
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new MalformedPropertyError(at, "is no e-mail address.");
  return email;
};

/** Whether a feature's status says that it is on. */
export const isOn = (status: string | undefined, at: string): boolean => {
  const written = textOf(status);
  if (written !== "ENABLED" && written !== "DISABLED")
    throw new MalformedPropertyError(at, "is none that GuardDuty knows; there are ENABLED and DISABLED.");
  return written === "ENABLED";
};

const FREQUENCY = "findingPublishingFrequency";

const frequencies = ["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"];

/** Whether a detector tells within a quarter of an hour that a finding has come again; six hours unless it says otherwise (CreateDetector). */
const isPrompt = (frequency: string | undefined): boolean => {
  const written = textOf(frequency) ?? "SIX_HOURS";
  if (!frequencies.includes(written))
    throw new MalformedPropertyError(FREQUENCY, `is none that GuardDuty knows; there are ${frequencies.join(", ")}.`);
  return written === "FIFTEEN_MINUTES";
};

/** How both AWS providers say how soon a detector repeats itself (GuardDuty API Reference, CreateDetector). */
export const frequencyLenses = {
  repeatsPromptly: {
    at: FREQUENCY,
    get: (p) => isPrompt(p.findingPublishingFrequency),
    set: (p, v) => (p.findingPublishingFrequency = v ? "FIFTEEN_MINUTES" : "SIX_HOURS"),
  },
} satisfies Lenses<{ findingPublishingFrequency?: string | undefined }, Detector>;

interface MemberSource {
  graphArn: string;
  disableEmailNotification?: boolean | undefined;
}

/** What both AWS providers spell alike of an invitation to a graph (Detective API Reference, CreateMembers). */
export const memberLenses = {
  graph: { at: "graphArn", to: "graph", get: (p) => p.graphArn },
  notified: { at: "disableEmailNotification", get: (p) => p.disableEmailNotification !== true },
} satisfies Lenses<MemberSource, GraphMember>;

interface Sources {
  readonly s3Logs?: { readonly enable?: boolean } | undefined;
  readonly kubernetes?: { readonly auditLogs?: { readonly enable?: boolean } } | undefined;
}

/** The older blocks, by the names of the features that replace them (GuardDuty User Guide, "GuardDuty API changes in March 2023"). */
export const featuresOfSources = (
  sources: Sources | undefined,
  scansVolumes: boolean | undefined,
): Detector["features"] => {
  const said: readonly (readonly [string, boolean | undefined])[] = [
    ["S3_DATA_EVENTS", sources?.s3Logs?.enable],
    ["EKS_AUDIT_LOGS", sources?.kubernetes?.auditLogs?.enable],
    ["EBS_MALWARE_PROTECTION", scansVolumes],
  ];
  return new Map(said.flatMap(([name, on]) => (on === undefined ? [] : [[name, on] as const])));
};

const tests: readonly (readonly [test: FindingCondition["test"], ...properties: string[]])[] = [
  ["equals", "equals", "eq"],
  ["notEquals", "notEquals", "neq"],
  ["atLeast", "greaterThanOrEqual", "gte"],
  ["above", "greaterThan", "gt"],
  ["atMost", "lessThanOrEqual", "lte"],
  ["below", "lessThan", "lt"],
  ["other", "matches"],
  ["other", "notMatches"],
];

/** The conditions on one field of findings (API Condition, with the older names of each). */
export const conditionsOn = (field: string, criterion: object): readonly FindingCondition[] =>
  tests.flatMap(([test, ...properties]) =>
    properties.flatMap((property) => {
      const value: unknown = (criterion as Readonly<Record<string, unknown>>)[property];
      if (value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0))
        return [];
      return [{ field, test, values: (Array.isArray(value) ? value : [value]).map(String) }];
    }),
  );

const isArchiving = (action: string | undefined): boolean => {
  const written = textOf(action) ?? "NOOP";
  if (written !== "ARCHIVE" && written !== "NOOP")
    throw new MalformedPropertyError("action", "is none that GuardDuty knows; there are ARCHIVE and NOOP.");
  return written === "ARCHIVE";
};

const ofDetector = { at: "detectorId", to: "detector", get: (p: { detectorId: string }) => p.detectorId } as const;

interface FilterSource {
  detectorId: string;
  action?: string | undefined;
}

/** How both AWS providers say of which detector a filter is, and whether it archives (GuardDuty API Reference, CreateFilter). */
export const filterLenses = {
  detector: ofDetector,
  archives: { at: "action", get: (p) => isArchiving(p.action) },
} satisfies Lenses<FilterSource, FindingFilter>;

/** The bucket that an ARN names, and the folder in it, if any (GuardDuty API Reference, DestinationProperties). */
const destinationOf = (
  written: string | undefined,
  at: string,
): { readonly bucket: string; readonly prefix: string } => {
  const [, bucket, prefix] = /^(arn:[^:]+:s3:::[^/]+)(?:\/(.*))?$/.exec(textOf(written) ?? "") ?? [];
  if (bucket === undefined)
    throw new MalformedPropertyError(at, "is no ARN of a bucket, as arn:aws:s3:::findings is, or of a folder in one.");
  return { bucket, prefix: prefixOf(prefix) };
};

/** GuardDuty exports to buckets alone (GuardDuty API Reference, CreatePublishingDestination). */
const expectBucket = (destinationType: string | undefined): void => {
  if (textOf(destinationType) !== "S3")
    throw new MalformedPropertyError("destinationType", "is none that GuardDuty knows; there is S3.");
};

/** What both AWS providers say of an export of findings, by the property that holds the destination's ARN. */
export const exportLenses = <P extends { detectorId: string }, A extends string>(
  at: A,
  arnIn: (p: P) => string | undefined,
  typeIn: (p: P) => string | undefined,
) =>
  ({
    detector: ofDetector,
    bucket: { at, to: "bucket", get: (p: P) => destinationOf(arnIn(p), at).bucket },
    prefix: {
      at,
      get(p: P) {
        expectBucket(typeIn(p));
        return destinationOf(arnIn(p), at).prefix;
      },
    },
  }) as const;
