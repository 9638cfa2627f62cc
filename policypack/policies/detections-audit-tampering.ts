import { auditStackReason } from "../../src/chain/presence";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { presenceField } from "../../src/core/presence-field";
import { breaksOf, providedElsewhereField } from "../../src/detections/breaks";
import { ofClouds } from "../../src/detections/catalogue";
import type { Detection } from "../../src/detections/detection";
import { tamperingDetections } from "../../src/detections/tampering";
import { tamperingAlibabaDetections } from "../../src/detections/tampering-alibaba";

const detections: readonly Detection[] = [...tamperingDetections, ...tamperingAlibabaDetections];

/** The first thing to watch is what watches. */
export default defineStackPolicy({
  name: "detections-audit-tampering",
  severity: "high",
  level: "mandatory",
  description:
    "Whoever switches off, empties or silences a part of the audit chain raises an alert that reaches somebody.",
  rationale:
    "Whoever wants to go unseen begins with what would see him. The benchmark asks for an alert when a trail is stopped, and for none when its selectors are emptied, its log group is deleted, a filter is changed, an alarm is silenced or a detector is switched off, which blinds an auditor just as well.",
  controls: ["NIST 800-53 AU-9", "NIST 800-53 SI-4(5)", "PCI DSS 4.0 10.7.2"],
  on: "stack",
  config: {
    presence: presenceField("the detections"),
    providedElsewhere: providedElsewhereField(detections),
  },
  messages: {
    broken: "{{detections}}: no alert, because {{reason}}. To mend it, {{fix}}.",
  },

  check(stack, { config, report, part }) {
    if (!auditStackReason(stack, config.presence)) notApplicable("The stack declares nothing that audits.");
    const own = ofClouds(stack, detections).filter(({ id }) => !config.providedElsewhere.includes(id));
    for (const { ids, reason, fix } of breaksOf(stack, own, part))
      report("broken", { detections: ids.join(", "), reason, fix });
  },
});
