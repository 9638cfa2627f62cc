import type { GraphArgs, MemberInvitationArgs, OrganizationAdminArgs } from "@pulumi/aws-native/detective";
import type { DetectorArgs, FilterArgs, PublishingDestinationArgs } from "@pulumi/aws-native/guardduty";
import type { HubArgs } from "@pulumi/aws-native/securityhub";
import type { Unwrap } from "@pulumi/pulumi";
import type { Detector } from "../../concepts/investigation";
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

const GRAPH = "aws-native:detective:Graph";

/** What `features` says goes before the older blocks. */
const featuresOf = ({ features, dataSources }: Unwrap<DetectorArgs>): Detector["features"] =>
  new Map([
    ...featuresOfSources(dataSources, dataSources?.malwareProtection?.scanEc2InstanceWithFindings?.ebsVolumes),
    ...(features ?? []).map(
      ({ name, status }, i) => [textOf(name) ?? "", isOn(status, `features[${i}].status`)] as const,
    ),
  ]);

/** What @pulumi/aws-native says about investigation. An invitation is accepted elsewhere: it has no word for that. */
export const investigation = [
  adapter<Unwrap<GraphArgs>>()("graph", GRAPH, {}),
  adapter<Unwrap<GraphArgs>>()(
    "graphOrganization",
    GRAPH,
    {
      graph: { at: "autoEnableMembers", to: "graph", self: true, get: () => undefined },
      takesIn: { at: "autoEnableMembers", get: (p) => p.autoEnableMembers === true },
    },
    { says: (p) => p.autoEnableMembers !== undefined },
  ),
  adapter<Unwrap<MemberInvitationArgs>>()("graphMember", "aws-native:detective:MemberInvitation", {
    ...memberLenses,
    account: { at: "memberId", get: (p) => accountOf(p.memberId, "memberId") },
    email: { at: "memberEmailAddress", get: (p) => emailOf(p.memberEmailAddress, "memberEmailAddress") },
  }),
  adapter<Unwrap<OrganizationAdminArgs>>()("graphAdministrator", "aws-native:detective:OrganizationAdmin", {
    account: { at: "accountId", get: (p) => accountOf(p.accountId, "accountId") },
  }),
  adapter<Unwrap<DetectorArgs>>()("detector", "aws-native:guardduty:Detector", {
    enabled: { at: "enable", get: (p) => p.enable === true, set: (p, v) => (p.enable = v) },
    features: { at: "features", get: featuresOf },
    ...frequencyLenses,
  }),
  adapter<Unwrap<FilterArgs>>()("findingFilter", "aws-native:guardduty:Filter", {
    ...filterLenses,
    conditions: {
      at: "findingCriteria",
      get: (p) =>
        Object.entries(p.findingCriteria.criterion ?? {}).flatMap(([field, each]) => conditionsOn(field, each)),
    },
  }),
  adapter<Destination>()("findingsExport", "aws-native:guardduty:PublishingDestination", {
    ...exportLenses(
      "destinationProperties.destinationArn",
      (p: Destination) => p.destinationProperties.destinationArn,
      (p) => p.destinationType,
    ),
    key: { at: "destinationProperties.kmsKeyArn", to: "key", get: (p) => p.destinationProperties.kmsKeyArn },
  }),
  adapter<Unwrap<HubArgs>>()("findingsHub", "aws-native:securityhub:Hub", {}),
];
