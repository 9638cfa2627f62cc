import { auditStackReason } from "../../src/chain/presence";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { presenceField } from "../../src/core/presence-field";
import { aiWorkloadDetections, dataSetDetections } from "../../src/detections/ai-workloads";
import { breaksOf, providedElsewhereField, regionsField } from "../../src/detections/breaks";
import { ofClouds } from "../../src/detections/catalogue";

/** What is stolen of an AI workload is its data, its models, or its machines. */
export default defineStackPolicy({
  name: "detections-ai-workloads",
  severity: "medium",
  level: "advisory",
  description: "What AI workloads do out of the ordinary raises an alert that reaches somebody.",
  rationale:
    "No benchmark watches models. Training on data that nobody released, an endpoint that answers with another model, a guardrail that was lifted, and machines and model calls by the thousand on somebody else's bill are all in the records, and nobody is told.",
  controls: [...new Set(aiWorkloadDetections.flatMap(({ controls }) => controls))],
  on: "stack",
  notOn: { alicloud: "How the services for AI are called in ActionTrail's records is not documented." },
  config: {
    presence: presenceField("the detections"),
    providedElsewhere: providedElsewhereField([...aiWorkloadDetections, ...dataSetDetections(["data"])]),
    regions: regionsField,
    dataSetBuckets: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Names of buckets that hold data sets and models, whose unusual use has to raise an alert.",
    },
  },
  messages: {
    broken: "{{detections}}: no alert, because {{reason}}. To mend it, {{fix}}.",
  },

  check(stack, { config, report, part }) {
    if (!auditStackReason(stack, config.presence)) notApplicable("The stack declares nothing that audits.");
    const all = [...aiWorkloadDetections, ...dataSetDetections(config.dataSetBuckets)];
    const asked = ofClouds(stack, all);
    if (asked.length === 0) notApplicable("It audits in no cloud whose AI services are known by what they record.");
    const own = asked.filter(({ id }) => !config.providedElsewhere.includes(id));
    for (const { ids, reason, fix } of breaksOf(stack, own, part, config.regions))
      report("broken", { detections: ids.join(", "), reason, fix });
  },
});
