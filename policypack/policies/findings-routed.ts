import { waitsForThreats } from "../../src/chain/alerting/rules";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { findingTypesThatMatter, severityLevels } from "../../src/detections/findings";
import { findersOf, inWords, unroutedFrom } from "../../src/detections/unrouted";
import { firstFound } from "../../src/snapshot/first-found";

/** A finding that nobody is told of waits in a console for somebody to look. */
export default defineStackPolicy({
  name: "findings-routed",
  severity: "high",
  level: "mandatory",
  description:
    "Findings that matter reach somebody, critical ones and those about models and about auditing among them.",
  rationale:
    "GuardDuty tells EventBridge and nobody else. A rule has to take each finding that matters and hand it to a target that takes it. The usual rule takes medium and high severities: attacks on models and auditing that is switched off are low ones, and critical ones came later.",
  controls: ["ISO 27001:2022 A.8.16", "SOC 2 CC7.2", "NIST 800-53 SI-4(5)"],
  on: "stack",
  notOn: { alicloud: "GuardDuty is AWS's; Alibaba Cloud's Security Center is not judged." },
  config: {
    severities: {
      type: "array",
      items: { type: "string", enum: Object.keys(severityLevels) },
      default: ["medium", "high", "critical"],
      description: "Levels of severity of which every finding has to reach somebody.",
    },
    types: {
      type: "array",
      items: { type: "string" },
      default: Object.keys(findingTypesThatMatter),
      description: "Types of findings that have to reach somebody, however severe they are.",
    },
    providedElsewhere: {
      type: "boolean",
      default: false,
      description: "True when another stack, or the administrator's account, tells somebody of findings.",
    },
  },
  messages: {
    unrouted: "{{findings}}: nobody is told, because {{reason}}. To mend it, {{fix}}.",
  },

  check(stack, { config, report, part }) {
    const finders = findersOf(stack);
    const waits = () =>
      firstFound(...stack.subjects("eventRule").map((rule) => () => waitsForThreats(rule) || undefined));
    if (finders.length === 0 && !waits()) notApplicable("The stack neither finds threats nor waits for findings.");
    if (config.providedElsewhere) notApplicable("The configuration says that somebody is told elsewhere.");
    for (const finder of finders.length > 0 ? finders : [undefined])
      for (const { ids, reason, fix } of unroutedFrom(stack, finder, config, part))
        report("unrouted", { ...(finder && { subject: finder }), findings: inWords(ids), reason, fix });
  },
});
