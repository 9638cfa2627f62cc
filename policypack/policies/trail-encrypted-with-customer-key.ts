import { mayHaveCustomerKey } from "../../src/chain/access/customer-key";
import { definePolicy } from "../../src/core/policy";

/** Whoever may read the bucket should not thereby read the records. */
export default definePolicy({
  name: "trail-encrypted-with-customer-key",
  severity: "medium",
  level: "mandatory",
  description: "Trails encrypt their log files with a key that the customer controls.",
  rationale:
    "With a key of one's own, reading the records takes two permissions that two people can hold, every use of the key is itself recorded, and access can be withdrawn at once.",
  controls: [
    "CIS AWS 1.2 2.7",
    "CIS AWS 1.4 3.7",
    "CIS AWS 3.0 3.5",
    "CIS AWS 5.0 3.5",
    "CIS AWS 6.0 4.5",
    "Security Hub CloudTrail.2",
    "PCI DSS 4.0 10.3.2",
    "NIST 800-53 SC-28",
    "ISO 27001:2022 A.8.24",
  ],
  on: "trail",
  notOn: { alicloud: "An ActionTrail trail names no key: the bucket and the log store that it fills do." },
  config: {},
  messages: {
    noKey: "encrypts its log files with S3's keys; a customer managed key is required. Set `{{at}}` to the ARN of one.",
  },

  check(trail, { report }) {
    if (!mayHaveCustomerKey(trail.key)) report("noKey", { at: "key" });
  },
});
