import { notApplicable, undecided } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { presenceField } from "../../src/core/presence-field";
import { cisDetections } from "../../src/detections/cis";
import { trace } from "../../src/detections/trace";
import { auditStackReason } from "../../src/stack/presence";

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
    providedElsewhere: {
      type: "array",
      items: { type: "string", enum: cisDetections.map(({ id }) => id) },
      default: [],
      description: "Ids of detections that another stack, or another tool, provides.",
    },
  },
  messages: {
    broken: "{{detections}}: no alert, because {{reason}}. To mend it, {{fix}}.",
  },

  check(stack, { config, report, part }) {
    if (!auditStackReason(stack, config.presence)) notApplicable("The stack declares nothing that audits.");
    const breaks = new Map<string, { reason: string; fix: string; ids: string[] }>();
    for (const detection of cisDetections) {
      if (config.providedElsewhere.includes(detection.id)) continue;
      part(() => {
        const { id, status, urn, reason = "", fix = "" } = trace(stack, detection);
        if (status === "undecided") undecided(`whether ${id} raises an alert cannot be known`, [urn ?? ""]);
        if (status !== "broken") return;
        const same = breaks.get(reason) ?? { reason, fix, ids: [] };
        breaks.set(reason, { ...same, ids: [...same.ids, id] });
      });
    }
    for (const { reason, fix, ids } of breaks.values()) report("broken", { detections: ids.join(", "), reason, fix });
  },
});
