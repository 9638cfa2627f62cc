import { blocksOf, isOn, switches } from "../../src/chain/keeping/public-access";
import { classOf, logBucketRole, NO_LOG_BUCKET } from "../../src/chain/relations";
import { notApplicable, undecided } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { access, acls } from "../../src/evaluate";

/** Audit records tell an attacker where to go next. */
export default defineStackPolicy({
  name: "log-bucket-not-public",
  severity: "critical",
  level: "mandatory",
  description: "Log buckets are closed to the public: by policy, by ACL and by every setting of a public access block.",
  rationale:
    "Records show accounts, roles, addresses and resources. The settings keep the bucket closed even when somebody later writes a policy or an ACL that opens it; of the four that AWS has, each stops something that the others let pass.",
  controls: [
    "CIS AWS 1.2 2.3",
    "CIS AWS 1.4 3.3",
    "CIS AWS 3.0 2.1.4",
    "CIS AWS 5.0 2.1.4",
    "CIS AWS 6.0 3.1.4",
    "CIS Alibaba 2.0 2.2",
    "Security Hub CloudTrail.6",
    "Security Hub S3.8",
    "PCI DSS 4.0 1.4.4",
    "NIST 800-53 AC-3",
  ],
  on: "bucket",
  config: {},
  messages: {
    noBlock: "has no public access block. Add `{{class}}` for it with every setting true.",
    flagOff: "does not set `{{at}}` to true, and every setting is required. Set it.",
    publicAcl: "is open to {{who}} by its ACL. Make it private, and switch ACLs off where that can be done.",
    publicPolicy:
      "is open to everyone by its policy: {{why}}. Name the principals, or bind the statement to your account or your network.",
  },

  check(bucket, { report, part, stack }) {
    if (!logBucketRole(stack, bucket)) notApplicable(NO_LOG_BUCKET);
    part(() => {
      const blocks = blocksOf(stack, bucket);
      const [first] = blocks;
      if (!first) return report("noBlock", { class: classOf("publicAccessBlock", bucket) });
      for (const each of new Map(switches.map((name) => [first.propertyOf(name), name])).values())
        part(() => isOn(blocks, each) || report("flagOff", { subject: first, at: each }));
    });
    for (const acl of stack.referrers(bucket, "bucketAcl", "bucket"))
      part(() => {
        const who = acls.publicGrantees(acl);
        if (who.length > 0) report("publicAcl", { subject: acl, at: "canned", who: who.join(", ") });
      });
    for (const policy of stack.referrers(bucket, "bucketPolicy", "bucket"))
      part(() => {
        const { answer, why } = access.isPublic(policy.document);
        if (answer === "undecided") undecided(why, [policy.resource.urn]);
        if (answer === "yes") report("publicPolicy", { subject: policy, at: "document", why });
      });
  },
});
