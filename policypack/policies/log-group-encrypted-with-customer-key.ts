import { mayHaveCustomerKey } from "../../src/chain/access/customer-key";
import { definePolicy } from "../../src/core/policy";

/** Records name people, addresses and, for AI workloads, prompts. */
export default definePolicy({
  name: "log-group-encrypted-with-customer-key",
  severity: "low",
  level: "advisory",
  description: "Log groups are encrypted with a key that the customer controls.",
  rationale:
    "CloudWatch Logs encrypts every log group with its own key, and Log Service none unless told to. A key of one's own adds a second permission to reading, a record of every use, and a way to withdraw access at once.",
  controls: ["PCI DSS 4.0 3.5.1", "NIST 800-53 SC-28", "ISO 27001:2022 A.8.24"],
  on: "logGroup",
  config: {},
  messages: {
    noKey: "is encrypted with the service's key, if at all; a customer managed key is required. Name one in `{{at}}`.",
    notUsed: "names a key and does not use it. Set `{{at}}` to true.",
  },

  check(group, { report }) {
    if (!mayHaveCustomerKey(group.key)) report("noKey", { at: "key" });
    else if (group.has("usesKey") && !group.usesKey) report("notUsed", { at: "usesKey" });
  },
});
