import { keyObstacle } from "../../src/chain/access/key-use";
import { auditUsesOf } from "../../src/chain/keeping/audit-uses";
import { tellOnce } from "../../src/chain/obstacle";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

/** A key that does not admit a service silences it. */
export default defineStackPolicy({
  name: "key-admits-audit-services",
  severity: "high",
  level: "mandatory",
  description: "Keys of the audit chain admit every service that has to use them.",
  rationale:
    "On AWS, a key's policy is the only thing that admits a service, and on Alibaba Cloud the role does with which it writes. CloudTrail stops writing, CloudWatch Logs makes no group, and alarms and rules are dropped without a word when the key of the trail, the log group or the topic refuses.",
  controls: ["CIS AWS 1.4 3.7", "Security Hub CloudTrail.2", "NIST 800-53 SC-12", "PCI DSS 4.0 10.7.2"],
  on: "key",
  config: {},
  messages: {
    refused: "silences a service that has to use it: {{reason}}. To mend it, {{fix}}.",
  },

  check(key, { report, part, stack }) {
    const uses = auditUsesOf(stack, key);
    if (uses.length === 0) notApplicable("Nothing of the audit chain is encrypted with it.");
    const tell = tellOnce(({ reason, fix }) => report("refused", { reason, fix }));
    for (const use of uses) part(() => tell(keyObstacle(stack, key, use)));
  },
});
