import { contents, twinsOf } from "../../src/chain/delivery/invocation-delivery";
import { auditReasonIn } from "../../src/chain/presence";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { presenceField } from "../../src/core/presence-field";

/** CloudTrail tells who called which model, not what was asked and answered. */
export default defineStackPolicy({
  name: "model-invocations-logged",
  severity: "medium",
  level: "advisory",
  description: "What models are asked and answer is logged: all content, whatever its size, once for each Region.",
  rationale:
    "Prompts and answers are in no record of CloudTrail. Without them nobody can say afterwards what a model was made to do or gave away, and logging cannot be had for the time that has passed.",
  controls: ["NIST 800-53 AU-3", "ISO 27001:2022 A.8.15", "ISO 42001:2023 A.6.2.8", "EU AI Act 12(1)"],
  on: "stack",
  notOn: {
    "aws-native": "AWS Cloud Control has no resource that logs model calls; the classic provider has.",
    alicloud: "Bedrock is AWS's; the provider for Alibaba Cloud has no resource that logs model calls.",
  },
  config: {
    presence: presenceField("logging of model calls"),
    providedElsewhere: {
      type: "boolean",
      default: false,
      description: "True when another stack logs model calls, or no models are called.",
    },
  },
  messages: {
    missing:
      "The stack logs no model calls, and it sets out to audit: {{reason}}. Declare the logging of model calls, or set `providedElsewhere`.",
    nowhere: "logs model calls nowhere. Name a bucket in `{{at}}`, or a log group.",
    leftOut: "leaves {{kind}} out of what it logs. Set `{{at}}` to true.",
    tooLarge:
      "logs to a log group only, which leaves out whatever is larger than 100 kB. Name a bucket for that in `{{at}}`.",
    overwritten: "sets up the same Region as {{twin}}, and the later of the two overwrites the other. Keep one.",
  },

  check(stack, { config, report, part }) {
    const loggings = stack.subjects("invocationLogging");
    if (loggings.length === 0) {
      const reason = auditReasonIn("aws", stack, config.presence);
      if (!reason) notApplicable("The stack declares nothing that audits.");
      if (config.providedElsewhere) notApplicable("The configuration says that it is provided elsewhere.");
      return report("missing", { reason });
    }
    for (const logging of loggings) {
      const { bucket, logGroup, largeBucket } = logging;
      if (!bucket.isSet && !logGroup.isSet) report("nowhere", { subject: logging, at: "bucket" });
      if (logGroup.isSet && !bucket.isSet && !largeBucket.isSet)
        report("tooLarge", { subject: logging, at: "largeBucket" });
      for (const [fact, kind] of contents)
        part(() => logging[fact] || report("leftOut", { subject: logging, at: fact, kind }));
      part(() => {
        const [twin] = twinsOf(stack, logging);
        if (twin) report("overwritten", { subject: logging, twin: twin.resource.name });
      });
    }
  },
});
