import type { GraphArgs, MemberInvitationArgs, OrganizationAdminArgs } from "@pulumi/aws-native/detective";
import type { DetectorArgs, FilterArgs } from "@pulumi/aws-native/guardduty";
import type { HubArgs } from "@pulumi/aws-native/securityhub";
import { of } from "./of";

/** Resources of @pulumi/aws-native. */
export const awsNative = {
  graph: of<GraphArgs>("aws-native:detective:Graph"),
  graphMember: of<MemberInvitationArgs>("aws-native:detective:MemberInvitation"),
  graphAdministrator: of<OrganizationAdminArgs>("aws-native:detective:OrganizationAdmin"),
  detector: of<DetectorArgs>("aws-native:guardduty:Detector"),
  findingFilter: of<FilterArgs>("aws-native:guardduty:Filter"),
  findingsHub: of<HubArgs>("aws-native:securityhub:Hub"),
};
