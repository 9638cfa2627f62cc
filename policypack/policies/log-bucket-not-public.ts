import { classOf, logBucketRole, NO_LOG_BUCKET } from "../../src/chain/relations";
import { notApplicable, undecided } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { acls, iam } from "../../src/evaluate";

const flags = ["blocksPublicAcls", "blocksPublicPolicy", "ignoresPublicAcls", "restrictsPublicBuckets"] as const;

/** Audit records tell an attacker where to go next. */
export default defineStackPolicy({
  name: "log-bucket-not-public",
  severity: "critical",
  level: "mandatory",
  description: "Log buckets are closed to the public: by policy, by ACL and by all four public access block settings.",
  rationale:
    "Records show accounts, roles, addresses and resources. The four settings keep the bucket closed even when somebody later writes a policy or an ACL that opens it; each of the four stops something that the others let pass.",
  controls: [
    "CIS AWS 1.2 2.3",
    "CIS AWS 1.4 3.3",
    "CIS AWS 3.0 2.1.4",
    "CIS AWS 5.0 2.1.4",
    "CIS AWS 6.0 3.1.4",
    "Security Hub CloudTrail.6",
    "Security Hub S3.8",
    "PCI DSS 4.0 1.4.4",
    "NIST 800-53 AC-3",
  ],
  on: "bucket",
  config: {},
  messages: {
    noBlock: "has no public access block. Add `{{class}}` for it with all four settings true.",
    flagOff: "does not set `{{at}}` to true, and all four settings are required. Set it.",
    publicAcl: "is open to {{who}} by its ACL. Remove the ACL, and let `BucketOwnerEnforced` switch ACLs off.",
    publicPolicy:
      "is open to everyone by its policy: {{why}}. Name the principals, or bind the statement to your account.",
  },

  check(bucket, { report, part, stack }) {
    if (!logBucketRole(stack, bucket)) notApplicable(NO_LOG_BUCKET);
    part(() => {
      const [own] = stack.referrers(bucket, "publicAccessBlock", "bucket");
      const [account] = stack.subjects("accountPublicAccessBlock");
      const first = own ?? account;
      if (!first) return report("noBlock", { class: classOf("publicAccessBlock", bucket) });
      for (const flag of flags)
        part(() => account?.[flag] || own?.[flag] || report("flagOff", { subject: first, at: flag }));
    });
    for (const acl of stack.referrers(bucket, "bucketAcl", "bucket"))
      part(() => {
        const who = acls.publicGrantees(acl);
        if (who.length > 0) report("publicAcl", { subject: acl, at: "canned", who: who.join(", ") });
      });
    for (const policy of stack.referrers(bucket, "bucketPolicy", "bucket"))
      part(() => {
        const { answer, why } = iam.isPublic(policy.document);
        if (answer === "undecided") undecided(why, [policy.resource.urn]);
        if (answer === "yes") report("publicPolicy", { subject: policy, at: "document", why });
      });
  },
});
