import { lossChecks } from "../../src/chain/keeping/erasure";
import { meantToWrite } from "../../src/chain/keeping/recorders";
import { bucketArn, logBucketRole, NO_LOG_BUCKET } from "../../src/chain/relations";
import { notApplicable, undecided } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { access } from "../../src/evaluate";

/** Whoever breaks in deletes the records of it. */
export default defineStackPolicy({
  name: "log-bucket-tamper-protected",
  severity: "high",
  level: "mandatory",
  description: "Nobody but the service that records can write to log buckets, empty them or lift their protection.",
  rationale:
    "Records prove something only while nobody else can write, replace or delete them. The policy is where other accounts and roles get in; versioning keeps what is deleted all the same.",
  controls: [
    "Security Hub S3.6",
    "Security Hub S3.14",
    "PCI DSS 4.0 10.3.4",
    "NIST 800-53 AU-9(2)",
    "NIST 800-53 CA-9(1)",
    "NIST 800-53 CM-2",
  ],
  on: "bucket",
  config: {
    allowedPrincipals: {
      type: "array",
      default: [],
      description: "ARNs and accounts that the policy may let write, delete or administer: replication, break-glass.",
    },
  },
  messages: {
    others: "can be tampered with: {{why}}. Remove that, or name the principal in `allowedPrincipals`.",
    forceDestroy: "loses every record when it is removed from the program. Set `{{at}}` to false.",
    erasable:
      "has neither a lock nor a Deny that keeps records from whoever may delete objects in the account. Add `{{class}}`, or deny {{deleteActions}} to everyone.",
    noVersioning: "does not keep replaced and deleted records. Add `{{class}}` that enables versioning.",
    lapses:
      "has a retention that is not locked, so that whoever may delete objects may delete records. Set `{{at}}` to {{to}}.",
    unversioned: "does not keep replaced and deleted records. Enable versioning in `{{at}}`.",
  },

  check(bucket, { config: { allowedPrincipals }, report, part, stack }) {
    if (!logBucketRole(stack, bucket)) notApplicable(NO_LOG_BUCKET);
    part(() => bucket.forceDestroy && report("forceDestroy", { at: "forceDestroy" }));
    for (const ask of lossChecks(stack, bucket, allowedPrincipals))
      part(() => {
        const { kind, ...details } = ask() ?? {};
        if (kind) report(kind, details);
      });
    for (const policy of stack.referrers(bucket, "bucketPolicy", "bucket"))
      part(() => {
        const meant = meantToWrite(stack, bucket, allowedPrincipals);
        const { answer, why } = access.admitsTampering([policy.document], bucketArn(bucket), meant);
        if (answer === "undecided") undecided(why, [policy.resource.urn]);
        if (answer === "yes") report("others", { subject: policy, at: "document", why });
      });
  },
});
