import { arn, partOf, text } from "./aws-stand-in";
import type { Making, StandIn } from "./stand-in";

const graphArn = arn("detective", (m) => `graph:${m.hex(32)}`);

const ofGraph = (m: Making): string => text(m.inputs.graphArn);

const detectorArn = arn("guardduty", (m) => `detector/${m.hex(32)}`);

/** What a new detector has on by itself (CreateDetector). */
const datasources = {
  kubernetes: { auditLogs: { enable: true } },
  malwareProtection: { scanEc2InstanceWithFindings: { ebsVolumes: { enable: true } } },
  s3Logs: { enable: true },
};

/** What @pulumi/aws computes for Detective, GuardDuty and Security Hub. */
export const awsInvestigationStandIns: readonly (readonly [string, StandIn])[] = [
  [
    "aws:detective/graph:Graph",
    { id: graphArn, computed: (m) => ({ graphArn: graphArn(m), createdTime: "2026-01-01T00:00:00Z" }) },
  ],
  [
    "aws:detective/member:Member",
    {
      id: (m) => `${ofGraph(m)}/${text(m.inputs.accountId)}`,
      computed: (m) => ({ administratorId: m.account, status: "INVITED", invitedTime: "2026-01-01T00:00:00Z" }),
    },
  ],
  ["aws:detective/invitationAccepter:InvitationAccepter", partOf("graphArn")],
  ["aws:detective/organizationConfiguration:OrganizationConfiguration", partOf("graphArn")],
  ["aws:detective/organizationAdminAccount:OrganizationAdminAccount", partOf("accountId")],
  [
    "aws:guardduty/detector:Detector",
    {
      defaults: { enable: true },
      id: (m) => m.hex(32),
      computed: (m) => ({
        accountId: m.account,
        arn: detectorArn(m),
        datasources,
        findingPublishingFrequency: "SIX_HOURS",
      }),
    },
  ],
  [
    "aws:guardduty/detectorFeature:DetectorFeature",
    { id: (m) => `${text(m.inputs.detectorId)}/${text(m.inputs.name)}`, computed: () => ({}) },
  ],
  [
    "aws:guardduty/filter:Filter",
    {
      id: (m) => `${text(m.inputs.detectorId)}:${m.name}`,
      nameProperty: "name",
      computed: (m) => ({
        name: m.name,
        arn: arn("guardduty", () => `detector/${text(m.inputs.detectorId)}/filter/${m.name}`)(m),
      }),
    },
  ],
  [
    "aws:guardduty/publishingDestination:PublishingDestination",
    {
      defaults: { destinationType: "S3" },
      id: (m) => `${text(m.inputs.detectorId)}:${m.hex(32)}`,
      computed: (m) => ({
        arn: arn("guardduty", () => `detector/${text(m.inputs.detectorId)}/publishingDestination/${m.hex(32)}`)(m),
        destinationId: m.hex(32),
      }),
    },
  ],
  [
    "aws:securityhub/account:Account",
    {
      defaults: { autoEnableControls: true, enableDefaultStandards: true },
      id: (m) => m.account,
      computed: (m) => ({
        arn: arn("securityhub", () => "hub/default")(m),
        controlFindingGenerator: "SECURITY_CONTROL",
      }),
    },
  ],
];
