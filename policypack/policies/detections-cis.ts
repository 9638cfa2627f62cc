import { auditStackReason } from "../../src/chain/presence";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { presenceField } from "../../src/core/presence-field";
import { breaksOf, providedElsewhereField, regionsField } from "../../src/detections/breaks";
import { ofClouds } from "../../src/detections/catalogue";
import { cisDetections } from "../../src/detections/cis";
import { cisAlibabaDetections } from "../../src/detections/cis-alibaba";
import type { Detection } from "../../src/detections/detection";

const detections: readonly Detection[] = [...cisDetections, ...cisAlibabaDetections];

/** What is recorded and tells nobody is found by accident. */
export default defineStackPolicy({
  name: "detections-cis",
  severity: "high",
  level: "mandatory",
  description:
    "Every monitoring detection of the CIS Foundations Benchmarks of AWS and Alibaba Cloud raises an alert that reaches somebody.",
  rationale:
    "Each detection needs a whole chain: a trail that records the event, a log group or log store it is delivered to, a filter or a query that matches it, an alarm on it, and somebody who is told. One missing link silences it, and nothing else shows that.",
  controls: [...new Set(detections.flatMap(({ controls }) => controls))],
  on: "stack",
  config: {
    presence: presenceField("the detections"),
    providedElsewhere: providedElsewhereField(detections),
    regions: regionsField,
  },
  messages: {
    broken: "{{detections}}: no alert, because {{reason}}. To mend it, {{fix}}.",
  },

  check(stack, { config, report, part }) {
    if (!auditStackReason(stack, config.presence)) notApplicable("The stack declares nothing that audits.");
    const own = ofClouds(stack, detections).filter(({ id }) => !config.providedElsewhere.includes(id));
    for (const { ids, reason, fix } of breaksOf(stack, own, part, config.regions))
      report("broken", { detections: ids.join(", "), reason, fix });
  },
});
