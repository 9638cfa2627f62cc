import { auditStackReason } from "../../src/chain/presence";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { presenceField } from "../../src/core/presence-field";

/** Filters and alarms without a trail watch an empty log. */
export default defineStackPolicy({
  name: "trail-present",
  severity: "high",
  level: "mandatory",
  description: "An audit stack has a trail.",
  rationale:
    "Without a trail nothing is recorded beyond the last 90 days of the event history, which cannot be kept, searched or alarmed on. Most stacks need no trail of their own; this asks for one where a stack sets out to audit.",
  controls: [
    "CIS AWS 1.2 2.1",
    "CIS AWS 5.0 3.1",
    "CIS Alibaba 2.0 2.1",
    "Security Hub CloudTrail.3",
    "PCI DSS 4.0 10.2.1",
  ],
  on: "stack",
  config: {
    presence: presenceField("a trail"),
    providedElsewhere: {
      type: "boolean",
      default: false,
      description: "True when another stack, or an organization, provides the trail.",
    },
  },
  messages: {
    noTrail:
      "The stack has no trail, and it sets out to audit: {{reason}}. Declare a trail, or set `providedElsewhere` if another stack has it.",
  },

  check(stack, { config, report }) {
    const reason = auditStackReason(stack, config.presence);
    if (!reason) notApplicable("The stack declares nothing that audits.");
    if (config.providedElsewhere) notApplicable("The configuration says that the trail is provided elsewhere.");
    if (stack.subjects("trail").length === 0) report("noTrail", { reason });
  },
});
