import { guardDutyFinding, severityLevels } from "./findings";

/** A finding of GuardDuty, as far as it matters who is told of it. */
export interface Finding {
  readonly type: string;
  readonly severity: number;
}

/** A service's event, as EventBridge carries it. */
export interface ServiceEvent {
  readonly source: string;
  readonly "detail-type": string;
  readonly detail: object;
  readonly region?: string | undefined;
  readonly [field: string]: unknown;
}

/** Where a finding is made. */
export interface FindingPlace {
  readonly account: string;
  readonly region: string | undefined;
}

const TIME = "2026-01-01T00:00:00Z";
const ID = "3cbc5d4e0ab1f2d3c4b5a69788796a5b";

const envelope = ({ account, region }: FindingPlace) => ({
  version: "0",
  id: "00000000-0000-0000-0000-000000000000",
  account,
  time: TIME,
  region,
});

/** Which kind of resource a finding is about, by what stands after the colon of its type. */
const resourceTypes: Readonly<Record<string, string>> = { IAMUser: "AccessKey", IAM: "AttackSequence", S3: "S3Bucket" };

const resourceIn = (type: string): string => /:([^/]+)\//.exec(type)?.[1] ?? "";

/** The event in which GuardDuty sends what a finding holds. */
export const eventWith = (detail: Finding, place: FindingPlace): ServiceEvent => ({
  ...envelope(place),
  ...guardDutyFinding,
  resources: [],
  detail,
});

/** The event that GuardDuty sends for a finding (GuardDuty User Guide, "Processing findings with EventBridge"). */
export const findingEvent = ({ type, severity }: Finding, place: FindingPlace): ServiceEvent => {
  const detail = {
    schemaVersion: "2.0",
    accountId: place.account,
    region: place.region,
    partition: "aws",
    id: ID,
    arn: `arn:aws:guardduty:${place.region}:${place.account}:detector/${ID}/finding/${ID}`,
    type,
    severity,
    title: type,
    description: type,
    createdAt: TIME,
    updatedAt: TIME,
    resource: { resourceType: resourceTypes[resourceIn(type)] ?? resourceIn(type) },
    service: { serviceName: "guardduty", archived: false, count: 1, eventFirstSeen: TIME, eventLastSeen: TIME },
  };
  return eventWith(detail, place);
};

/** The level that a severity is of, as Security Hub writes it (Security Hub API, "Severity"). */
const labelOf = (severity: number): string =>
  Object.entries(severityLevels)
    .find(([, [, last]]) => Math.round(severity * 10) <= last)?.[0]
    .toUpperCase() ?? "CRITICAL";

/**
 * The event that Security Hub sends when it has imported a finding of GuardDuty.
 * Source: AWS Security Hub User Guide, "EventBridge event formats for Security Hub CSPM", "AWS Security Finding Format".
 */
export const importedEvent = ({ type, severity }: Finding, place: FindingPlace): ServiceEvent => {
  const { account, region } = place;
  const [purpose = ""] = type.split(":");
  const Types = [`TTPs/${purpose}/${type.replace("/", "-")}`];
  const Severity = { Label: labelOf(severity), Normalized: Math.round(severity * 10), Product: severity };
  return {
    ...envelope(place),
    source: "aws.securityhub",
    "detail-type": "Security Hub Findings - Imported",
    resources: [`arn:aws:securityhub:${region}::product/aws/guardduty/${ID}`],
    detail: {
      findings: [
        {
          SchemaVersion: "2018-10-08",
          Id: ID,
          ProductArn: `arn:aws:securityhub:${region}::product/aws/guardduty`,
          ProductName: "GuardDuty",
          CompanyName: "Amazon",
          Region: region,
          GeneratorId: ID,
          AwsAccountId: account,
          Types,
          Severity,
          FindingProviderFields: { Severity, Types },
          Title: type,
          Description: type,
          CreatedAt: TIME,
          UpdatedAt: TIME,
          Workflow: { Status: "NEW" },
          WorkflowState: "NEW",
          RecordState: "ACTIVE",
        },
      ],
    },
  };
};
