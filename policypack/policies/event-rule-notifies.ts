import { classOf } from "../../src/chain/relations";
import { type Told, targetsOf, toldBy } from "../../src/chain/rule-targets";
import { isAuditRule } from "../../src/chain/rules";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

/** A rule that finds the event and can call nobody is as good as none. */
export default defineStackPolicy({
  name: "event-rule-notifies",
  severity: "high",
  level: "mandatory",
  description: "Event rules on audit records and findings have a target that they can call and that tells somebody.",
  rationale:
    "EventBridge calls a target as a service, and the target has to let it: a topic by its policy and its key, a function by a permission, a queue by its policy. A call that is refused is counted in a metric that nobody watches.",
  controls: ["ISO 27001:2022 A.8.16", "SOC 2 CC7.2", "NIST 800-53 SI-4(5)"],
  on: "eventRule",
  config: {},
  messages: {
    noTarget: "has no target, so that nobody is told of what it finds. Add `{{class}}` for it.",
    lost: "tells nobody of what it finds: {{reason}}. To mend it, {{fix}}.",
  },

  check(rule, { report, part, stack }) {
    if (!isAuditRule(rule)) notApplicable("It waits for neither audit records nor findings.");
    const targets = targetsOf(stack, rule);
    if (targets.length === 0) return report("noTarget", { class: classOf("eventTarget", rule) });
    const told: Told[] = [];
    for (const target of targets) part(() => void told.push(toldBy(stack, rule, target)));
    const [first] = told;
    if (told.length < targets.length || !first?.obstacle || told.some(({ to }) => to)) return;
    const { reason, fix } = first.obstacle;
    report("lost", { reason, fix });
  },
});
