import type {
  GraphArgs,
  InvitationAccepterArgs,
  MemberArgs,
  OrganizationAdminAccountArgs,
  OrganizationConfigurationArgs,
} from "@pulumi/aws/detective";
import type { DetectorArgs, DetectorFeatureArgs, FilterArgs, PublishingDestinationArgs } from "@pulumi/aws/guardduty";
import type { AccountArgs } from "@pulumi/aws/securityhub";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import {
  accountOf,
  conditionsOn,
  emailOf,
  exportLenses,
  featuresOfSources,
  filterLenses,
  frequencyLenses,
  isOn,
  memberLenses,
} from "../investigation";
import { textOf } from "../values";

type Destination = Unwrap<PublishingDestinationArgs>;

export const investigation = [
  adapter<Unwrap<GraphArgs>>()("graph", "aws:detective/graph:Graph", {}),
  adapter<Unwrap<MemberArgs>>()("graphMember", "aws:detective/member:Member", {
    ...memberLenses,
    account: { at: "accountId", get: (p) => accountOf(p.accountId, "accountId") },
    email: { at: "emailAddress", get: (p) => emailOf(p.emailAddress, "emailAddress") },
  }),
  adapter<Unwrap<InvitationAccepterArgs>>()("graphAcceptance", "aws:detective/invitationAccepter:InvitationAccepter", {
    graph: { at: "graphArn", to: "graph", get: (p) => p.graphArn },
  }),
  adapter<Unwrap<OrganizationConfigurationArgs>>()(
    "graphOrganization",
    "aws:detective/organizationConfiguration:OrganizationConfiguration",
    {
      graph: { at: "graphArn", to: "graph", get: (p) => p.graphArn },
      takesIn: { at: "autoEnable", get: (p) => p.autoEnable === true },
    },
  ),
  adapter<Unwrap<OrganizationAdminAccountArgs>>()(
    "graphAdministrator",
    "aws:detective/organizationAdminAccount:OrganizationAdminAccount",
    { account: { at: "accountId", get: (p) => accountOf(p.accountId, "accountId") } },
  ),
  adapter<Unwrap<DetectorArgs>>()("detector", "aws:guardduty/detector:Detector", {
    enabled: { at: "enable", get: (p) => p.enable ?? true, set: (p, v) => (p.enable = v) },
    features: {
      at: "datasources",
      get: (p) =>
        featuresOfSources(
          p.datasources,
          p.datasources?.malwareProtection?.scanEc2InstanceWithFindings?.ebsVolumes?.enable,
        ),
    },
    ...frequencyLenses,
  }),
  adapter<Unwrap<DetectorFeatureArgs>>()("detectorFeature", "aws:guardduty/detectorFeature:DetectorFeature", {
    detector: { at: "detectorId", to: "detector", get: (p) => p.detectorId },
    name: { at: "name", get: (p) => textOf(p.name) ?? "" },
    on: { at: "status", get: (p) => isOn(p.status, "status") },
  }),
  adapter<Unwrap<FilterArgs>>()("findingFilter", "aws:guardduty/filter:Filter", {
    ...filterLenses,
    conditions: {
      at: "findingCriteria",
      get: (p) => p.findingCriteria.criterions.flatMap((each) => conditionsOn(textOf(each.field) ?? "", each)),
    },
  }),
  adapter<Destination>()("findingsExport", "aws:guardduty/publishingDestination:PublishingDestination", {
    ...exportLenses(
      "destinationArn",
      (p: Destination) => p.destinationArn,
      (p) => p.destinationType ?? "S3",
    ),
    key: { at: "kmsKeyArn", to: "key", get: (p) => p.kmsKeyArn },
  }),
  adapter<Unwrap<AccountArgs>>()("findingsHub", "aws:securityhub/account:Account", {}),
];
