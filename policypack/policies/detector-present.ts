import { findingsReason } from "../../src/chain/presence";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { presenceField } from "../../src/core/presence-field";

/** A graph and a rule wait; only a detector finds. */
export default defineStackPolicy({
  name: "detector-present",
  severity: "medium",
  level: "advisory",
  description: "Where findings are waited for or looked into, a detector makes them.",
  rationale:
    "Detective shows what is around a finding, and an event rule hands it on; neither makes one. Without a GuardDuty detector in the same Region both stay empty, which looks like peace.",
  controls: ["Security Hub GuardDuty.1", "PCI DSS 4.0 11.5.1", "NIST 800-53 AU-6(1)", "NIST 800-53 SI-4"],
  on: "stack",
  notOn: { alicloud: "GuardDuty is AWS's; Alibaba Cloud's Security Center is not judged." },
  config: {
    presence: presenceField("a detector", "it declares a graph, or a rule that waits for findings"),
    providedElsewhere: {
      type: "boolean",
      default: false,
      description: "True when another stack, or the organization's administrator, provides the detector.",
    },
  },
  messages: {
    noDetector:
      "The stack has no detector, and it needs findings: {{reason}}. Declare a detector of GuardDuty, or set `providedElsewhere` if another stack has it.",
  },

  check(stack, { config, report }) {
    if (stack.subjects("detector").length > 0) return;
    const reason = findingsReason(stack, config.presence);
    if (!reason) notApplicable("The stack neither waits for findings nor looks into them.");
    if (config.providedElsewhere) notApplicable("The configuration says that the detector is provided elsewhere.");
    report("noDetector", { reason });
  },
});
