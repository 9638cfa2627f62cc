import { openingOf } from "../../src/chain/access/role-openness";
import { deliveriesOf } from "../../src/chain/delivery/invocation-delivery";
import { BEDROCK } from "../../src/chain/relations";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

/** Logging that is switched on and refused looks like models that nobody calls. */
export default defineStackPolicy({
  name: "invocation-log-accepts-delivery",
  severity: "high",
  level: "mandatory",
  description:
    "Where model calls are logged, the bucket's policy and the role let Bedrock write, on behalf of this account alone.",
  rationale:
    "Bedrock writes to a bucket as itself and to a log group with a role, in one folder and one stream that are always called the same. What refuses it there loses prompts and answers, and models go on answering.",
  controls: ["NIST 800-53 AU-12", "NIST 800-53 AU-9", "ISO 42001:2023 A.6.2.8", "EU AI Act 12(1)"],
  on: "invocationLogging",
  notOn: {
    "aws-native": "AWS Cloud Control has no resource that logs model calls; the classic provider has.",
    alicloud: "Bedrock is AWS's; the provider for Alibaba Cloud has no resource that logs model calls.",
  },
  config: {},
  messages: {
    blocked: "logs model calls to {{target}}, named in `{{at}}`, and {{reason}}. To mend it, {{fix}}.",
    strangers:
      "writes to its log group with the role {{role}}, which is open to everybody: {{why}}. Name the service in `{{at}}`.",
    anybody:
      "writes to its log group with the role {{role}}, which serves anybody: {{why}}. Bind it with `aws:SourceArn` or `aws:SourceAccount`.",
  },

  check(logging, { report, part, stack }) {
    const deliveries = deliveriesOf(stack, logging);
    if (deliveries.every(({ target }) => !target())) notApplicable("It logs to nothing that is part of this stack.");
    for (const { at, target, obstacle } of deliveries)
      part(() => {
        const found = obstacle();
        if (!found) return;
        report("blocked", { at, target: target()?.resource.name, reason: found.reason, fix: found.fix });
      });
    for (const way of ["strangers", "anybody"] as const)
      part(() => {
        const role = logging.logGroupRole.target;
        if (!role) return;
        const why = openingOf(way, role, BEDROCK);
        if (why !== undefined) report(way, { subject: role, at: "trust", role: role.resource.name, why });
      });
  },
});
