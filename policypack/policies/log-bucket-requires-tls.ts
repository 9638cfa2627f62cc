import { bucketArn, classOf, logBucketRole, policiesOf } from "../../src/chain/relations";
import { notApplicable, undecided } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { access } from "../../src/evaluate";

/** Records that travel in the clear are read on the way. */
export default defineStackPolicy({
  name: "log-bucket-requires-tls",
  severity: "medium",
  level: "mandatory",
  description: "Log buckets refuse every request that does not come over TLS.",
  rationale:
    "Buckets answer plain HTTP unless a policy forbids it. Only a Deny does: an Allow that asks for TLS leaves every other way in open.",
  controls: [
    "CIS AWS 1.4 2.1.2",
    "CIS AWS 3.0 2.1.1",
    "CIS AWS 5.0 2.1.1",
    "CIS AWS 6.0 3.1.1",
    "CIS Alibaba 2.0 5.4",
    "Security Hub S3.5",
    "PCI DSS 4.0 4.2.1",
    "NIST 800-53 SC-8",
  ],
  on: "bucket",
  config: {},
  messages: {
    noPolicy:
      "has no policy that refuses plain HTTP. Add an `{{class}}` that denies {{storageActions}} to everyone where {{secureTransport}} is false.",
    insecure:
      "does not refuse plain HTTP: {{why}}. Deny {{storageActions}} to everyone, on the bucket and on its objects, where {{secureTransport}} is false.",
  },

  check(bucket, { report, stack }) {
    if (!logBucketRole(stack, bucket)) notApplicable("No trail of this stack writes to it.");
    const policies = policiesOf(stack, bucket);
    if (policies.length === 0) return report("noPolicy", { class: classOf("bucketPolicy", bucket) });
    const { answer, why } = access.deniesInsecureTransport(policies, bucketArn(bucket));
    if (answer === "undecided") undecided(why, [bucket.resource.urn]);
    if (answer === "no") report("insecure", { why });
  },
});
