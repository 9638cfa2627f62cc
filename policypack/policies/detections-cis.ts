import { auditStackReason } from "../../src/chain/presence";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { presenceField } from "../../src/core/presence-field";
import { breaksOf, providedElsewhereField, regionsField } from "../../src/detections/breaks";
import { cisDetections } from "../../src/detections/cis";

/** What is recorded and tells nobody is found by accident. */
export default defineStackPolicy({
  name: "detections-cis",
  severity: "high",
  level: "mandatory",
  description: "Every monitoring detection of the CIS AWS Foundations Benchmark raises an alert that reaches somebody.",
  rationale:
    "Each detection needs a whole chain: a trail that records the event, a log group it is delivered to, a filter that matches it, an alarm on the filter's metric, and somebody who is told. One missing link silences it, and nothing else shows that.",
  controls: [...new Set(cisDetections.flatMap(({ controls }) => controls))],
  on: "stack",
  config: {
    presence: presenceField("the detections"),
    providedElsewhere: providedElsewhereField(cisDetections),
    regions: regionsField,
  },
  messages: {
    broken: "{{detections}}: no alert, because {{reason}}. To mend it, {{fix}}.",
  },

  check(stack, { config, report, part }) {
    if (!auditStackReason(stack, config.presence)) notApplicable("The stack declares nothing that audits.");
    const own = cisDetections.filter(({ id }) => !config.providedElsewhere.includes(id));
    for (const { ids, reason, fix } of breaksOf(stack, own, part, config.regions))
      report("broken", { detections: ids.join(", "), reason, fix });
  },
});
