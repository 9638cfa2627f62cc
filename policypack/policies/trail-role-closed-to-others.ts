import { openingOf } from "../../src/chain/access/role-openness";
import { writingRolesOf } from "../../src/chain/keeping/recorders";
import { CLOUDTRAIL } from "../../src/chain/relations";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

/** Whoever takes on the role that writes records writes records. */
export default defineStackPolicy({
  name: "trail-role-closed-to-others",
  severity: "medium",
  level: "mandatory",
  description:
    "The roles with which a trail writes can be taken on by the service that records, for this account alone.",
  rationale:
    "What trails write is believed. A role that strangers can take on, or that the service takes on for anybody's trail, lets them write records of what never happened among the true ones.",
  controls: ["NIST 800-53 AU-9", "NIST 800-53 AC-3"],
  on: "trail",
  config: {},
  messages: {
    strangers: "writes with the role {{role}}, which is open to everybody: {{why}}. Name the service in `{{at}}`.",
    anybody:
      "writes with the role {{role}}, which serves anybody's trail: {{why}}. Bind it with `aws:SourceArn` or `aws:SourceAccount`.",
  },

  check(trail, { report, part }) {
    const roles = writingRolesOf(trail);
    if (roles.length === 0) notApplicable("It has no role of this stack.");
    for (const role of roles)
      for (const way of ["strangers", "anybody"] as const)
        part(() => {
          const why = openingOf(way, role, CLOUDTRAIL);
          if (why !== undefined) report(way, { subject: role, at: "trust", role: role.resource.name, why });
        });
  },
});
