import { hasCustomerKey } from "../../src/chain/access/customer-key";
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
    "Digest files and whatever else comes without an encryption of its own get the bucket's default. The storage service's own keys protect against stolen disks; only a key of one's own adds a permission to reading and a record of it.",
  controls: [
    "CIS Alibaba 2.0 5.9",
    "Security Hub S3.17",
    "PCI DSS 4.0 3.5.1",
    "NIST 800-53 SC-28(1)",
    "ISO 27001:2022 A.8.24",
  ],
  on: "bucket",
  config: {},
  messages: {
    noKms:
      "encrypts objects with {{storage}}'s keys; a customer managed key is required. Add `{{class}}` with {{kmsAlgorithm}}.",
    awsManagedKey:
      "encrypts objects with the key that {{cloud}} manages; a customer managed key is required. Name one in `{{at}}`.",
  },

  check(bucket, { report, stack }) {
    const role = logBucketRole(stack, bucket);
    if (!role) notApplicable(NO_LOG_BUCKET);
    if (role === "accessLogs")
      notApplicable("Access logs are delivered where the storage service's own keys are the default.");
    const encryptions = stack.referrers(bucket, "bucketEncryption", "bucket").filter(({ usesKms }) => usesKms);
    const [first] = encryptions;
    if (!first) return report("noKms", { class: classOf("bucketEncryption", bucket) });
    if (!encryptions.some(({ key }) => hasCustomerKey(key))) report("awsManagedKey", { subject: first, at: "key" });
  },
});
