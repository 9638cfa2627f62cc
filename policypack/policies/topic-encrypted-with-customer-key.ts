import { hasCustomerKey } from "../../src/chain/access/customer-key";
import { defineStackPolicy } from "../../src/core/policy";

/** Alerts name people, resources and weak spots. */
export default defineStackPolicy({
  name: "topic-encrypted-with-customer-key",
  severity: "medium",
  level: "advisory",
  description: "Topics are encrypted with a key that the customer controls.",
  rationale:
    "A topic that is not encrypted keeps messages as they came while it delivers them. The key that AWS manages for SNS cannot be given to alarms and rules, so that it protects messages by dropping them.",
  controls: ["Security Hub SNS.1", "PCI DSS 4.0 3.5.1", "NIST 800-53 SC-28", "ISO 27001:2022 A.8.24"],
  on: "topic",
  notOn: {
    alicloud:
      "Alerts of Log Service tell people by action policies, without a topic; `log-alert-can-fire` judges them.",
  },
  config: {},
  messages: {
    noKey: "is not encrypted with a key of your own. Set `{{at}}` to the ARN of one that admits whoever publishes.",
  },

  check(topic, { report }) {
    if (!hasCustomerKey(topic.key)) report("noKey", { at: "key" });
  },
});
