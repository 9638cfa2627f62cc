import { besides } from "../../src/chain/clouds";
import { auditAccessOf, isRecorders } from "../../src/chain/keeping/audit-access";
import { notApplicable, undecided } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

/** Who checks the records must not be able to change what they say. */
export default defineStackPolicy({
  name: "audit-access-through-groups",
  severity: "medium",
  level: "mandatory",
  description: "Who may read a trail's records may so as a member of a group or with a role, and cannot change them.",
  rationale:
    "A right that hangs on one user is forgotten when the user leaves or moves on. And an auditor who can stop the trail, or replace what it wrote, vouches for nothing: neither can whoever takes over the auditor's key.",
  controls: [
    "CIS AWS 1.2 1.16",
    "CIS AWS 1.4 1.15",
    "CIS AWS 3.0 1.15",
    "CIS AWS 5.0 1.14",
    "CIS Alibaba 2.0 1.16",
    "Security Hub IAM.2",
    "PCI DSS 4.0 10.3.2",
    "NIST 800-53 AC-3",
    "NIST 800-53 AC-5",
    "NIST 800-53 AU-9(4)",
    "ISO 27001:2022 A.5.3",
  ],
  on: "grant",
  config: {},
  messages: {
    user: "lets a user read the records of {{trail}} directly: {{why}}. Attach the policy to a group that the user is in, or to a role.",
    tampers:
      "lets whoever reads the records of {{trail}} change them or the trail: {{why}}. Leave an auditor nothing but reading.",
  },

  check(grant, { report, part, stack }) {
    const trails = besides(stack, grant, "trail");
    if (trails.length === 0) notApplicable("This stack has no trail whose records could be read.");
    let unread = 0;
    for (const trail of trails)
      part(() => {
        if (isRecorders(stack, grant, trail)) return void unread++;
        const audit = auditAccessOf(stack, grant, trail);
        const waitsFor = [grant.resource.urn];
        if (audit.reads.answer === "no") {
          unread++;
          return;
        }
        if (audit.reads.answer === "undecided") return undecided(audit.reads.why, waitsFor);
        const named = { trail: trail.resource.name };
        if (grant.holders.includes("user")) report("user", { ...named, at: "holders", why: audit.reads.why });
        if (audit.administers.answer === "yes" || audit.tampers.answer === "no") return;
        if (audit.tampers.answer === "undecided") return undecided(audit.tampers.why, waitsFor);
        if (audit.administers.answer === "undecided") return undecided(audit.administers.why, waitsFor);
        report("tampers", { ...named, why: audit.tampers.why });
      });
    if (unread === trails.length)
      notApplicable("It lets nobody read the records of a trail of this stack, but for the trail.");
  },
});
