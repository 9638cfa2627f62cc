import { mayHaveCustomerKey } from "../../src/chain/access/customer-key";
import { definePolicy } from "../../src/core/policy";

/** Notebooks hold data sets, and what was printed of them. */
export default definePolicy({
  name: "studio-encrypted",
  severity: "medium",
  level: "advisory",
  description:
    "Studios encrypt their volumes, and notebook output that is shared, with keys that the customer controls.",
  rationale:
    "Only a key of one's own says who may decrypt, records each use, and can be taken away. The volumes' key is chosen once, when the studio is made.",
  controls: ["NIST 800-53 SC-28", "PCI DSS 4.0 3.5.1", "ISO 27001:2022 A.8.24", "SOC 2 CC6.1"],
  on: "studio",
  notOn: { alicloud: "SageMaker is AWS's; Alibaba Cloud's PAI is not judged." },
  config: {},
  messages: {
    noVolumeKey: "encrypts its volumes with a key that AWS manages. Set `{{at}}` to a key of your own.",
    noOutputKey: "shares notebook output and names no key of your own for it. Set `{{at}}` to one.",
    idleOutputKey:
      "names a key for shared notebook output and does not share any, so that the key encrypts nothing. Set `{{at}}` to Allowed, or remove the key.",
  },

  check(studio, { report, part }) {
    part(() => mayHaveCustomerKey(studio.key) || report("noVolumeKey", { at: "key" }));
    part(() => {
      if (studio.sharesOutput) mayHaveCustomerKey(studio.outputKey) || report("noOutputKey", { at: "outputKey" });
      else if (studio.outputKey.isSet) report("idleOutputKey", { at: "sharesOutput" });
    });
  },
});
