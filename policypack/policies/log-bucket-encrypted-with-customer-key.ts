import { hasCustomerKey } from "../../src/chain/customer-key";
import { classOf, logBucketRole, NO_LOG_BUCKET } from "../../src/chain/relations";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

/** What a service writes without naming a key gets the bucket's. */
export default defineStackPolicy({
  name: "log-bucket-encrypted-with-customer-key",
  severity: "medium",
  level: "mandatory",
  description: "Log buckets encrypt objects by default with a key that the customer controls.",
  rationale:
    "Digest files and whatever else comes without an encryption of its own get the bucket's default. S3's own keys protect against stolen disks; only a key of one's own adds a permission to reading and a record of it.",
  controls: ["Security Hub S3.17", "PCI DSS 4.0 3.5.1", "NIST 800-53 SC-28(1)", "ISO 27001:2022 A.8.24"],
  on: "bucket",
  config: {},
  messages: {
    noKms:
      "encrypts objects with S3's keys; a customer managed key is required. Add `{{class}}` with `aws:kms` and the key's ARN.",
    awsManagedKey:
      "encrypts objects with the key that AWS manages; a customer managed key is required. Name one in `{{at}}`.",
  },

  check(bucket, { report, stack }) {
    const role = logBucketRole(stack, bucket);
    if (!role) notApplicable(NO_LOG_BUCKET);
    if (role === "accessLogs") notApplicable("S3 delivers access logs only where S3's own keys are the default.");
    const encryptions = stack.referrers(bucket, "bucketEncryption", "bucket").filter(({ usesKms }) => usesKms);
    const [first] = encryptions;
    if (!first) return report("noKms", { class: classOf("bucketEncryption", bucket) });
    if (!encryptions.some(({ key }) => hasCustomerKey(key))) report("awsManagedKey", { subject: first, at: "key" });
  },
});
