import { hasCustomerKey } from "../../src/chain/access/customer-key";
import { classOf } from "../../src/chain/relations";
import { notApplicable, undecided } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

/** What a service makes by itself nobody has thought about. */
export default defineStackPolicy({
  name: "ai-log-groups-declared",
  severity: "low",
  level: "advisory",
  description:
    "Log groups to which AI workloads write are declared, with an end to what they keep and a key that the customer controls.",
  rationale:
    "SageMaker makes the groups it misses when it first writes: without a key, and keeping for ever what notebooks and training scripts print, data among it. A group that was declared before has what its declaration says.",
  controls: ["Security Hub CloudWatch.16", "NIST 800-53 AU-11", "NIST 800-53 SC-28", "ISO 27001:2022 A.8.15"],
  on: "logSource",
  notOn: { alicloud: "SageMaker is AWS's; Alibaba Cloud's PAI is not judged." },
  config: {
    ignore: { type: "array", default: [], description: "Names of log groups that another stack declares." },
  },
  messages: {
    undeclared:
      "writes to the log group {{group}}, which nobody declares, so that SageMaker makes it without retention and key. Declare an `{{class}}` of this name.",
    forEver: "keeps for ever what {{source}} writes. Set `{{at}}` to the days that are required.",
    noKey: "encrypts what {{source}} writes with the service's key. Set `{{at}}` to the ARN of one of your own.",
  },

  check(source, { config: { ignore }, report, part, stack }) {
    const { targets, elsewhere } = source.logGroups;
    const missing = elsewhere.filter((group) => !ignore.includes(group));
    if (targets.length === 0 && missing.length === 0)
      notApplicable("It writes to no log group that this stack knows of.");
    part(() => {
      if (missing.length === 0) return;
      for (const { name, resource } of stack.subjects("logGroup"))
        if (name === undefined) undecided(`how ${resource.name} is called cannot be known`, [resource.urn]);
      for (const group of missing) report("undeclared", { group, class: classOf("logGroup", source) });
    });
    for (const group of targets) {
      const written = { subject: group, source: source.resource.name };
      part(() => group.retentionDays === Infinity && report("forEver", { ...written, at: "retentionDays" }));
      part(() => hasCustomerKey(group.key) || report("noKey", { ...written, at: "key" }));
    }
  },
});
