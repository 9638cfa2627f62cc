import { CLOUDTRAIL } from "../../src/chain/relations";
import { notApplicable, undecided } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { iam } from "../../src/evaluate";

/** Whoever takes on the role that writes records writes records. */
export default defineStackPolicy({
  name: "trail-role-closed-to-others",
  severity: "medium",
  level: "mandatory",
  description:
    "The role with which a trail writes to its log group can be taken on by CloudTrail for this account alone.",
  rationale:
    "What stands in the log group is believed. A role that strangers can take on, or that CloudTrail takes on for anybody's trail, lets them write records of what never happened among the true ones.",
  controls: ["NIST 800-53 AU-9", "NIST 800-53 AC-3"],
  on: "trail",
  notOn: { alicloud: "ActionTrail writes to its log store with a role that is linked to the service." },
  config: {},
  messages: {
    strangers:
      "writes to its log group with the role {{role}}, which is open to everybody: {{why}}. Name the service in `{{at}}`.",
    anybody:
      "writes to its log group with the role {{role}}, which serves anybody's trail: {{why}}. Bind it with `aws:SourceArn` or `aws:SourceAccount`.",
  },

  check(trail, { report, part }) {
    const role = trail.logGroupRole.target;
    if (!role) return notApplicable("It has no role of this stack.");
    const asked = { subject: role, at: "trust", role: role.resource.name };
    for (const [id, ask] of [
      ["strangers", () => iam.admitsStrangers([role.trust])],
      ["anybody", () => iam.servesStrangers([role.trust], [CLOUDTRAIL])],
    ] as const)
      part(() => {
        const { answer, why } = ask();
        if (answer === "undecided") undecided(why, [role.resource.urn]);
        if (answer === "yes") report(id, { ...asked, why });
      });
  },
});
