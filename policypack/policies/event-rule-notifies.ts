import { targetsOf, toldBy } from "../../src/chain/alerting/rule-targets";
import { isAuditRule } from "../../src/chain/alerting/rules";
import type { Obstacle } from "../../src/chain/obstacle";
import { classOf } from "../../src/chain/relations";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { firstFound } from "../../src/snapshot/first-found";

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
  notOn: {
    alicloud: "Alibaba Cloud's EventBridge is not judged; `log-alert-can-fire` judges what raises alerts there.",
  },
  config: {},
  messages: {
    noTarget: "has no target, so that nobody is told of what it finds. Add `{{class}}` for it.",
    lost: "tells nobody of what it finds: {{reason}}. To mend it, {{fix}}.",
  },

  check(rule, { report, stack }) {
    if (!isAuditRule(rule)) notApplicable("It waits for neither audit records nor findings.");
    const targets = targetsOf(stack, rule);
    if (targets.length === 0) return report("noTarget", { class: classOf("eventTarget", rule) });
    const obstacles: Obstacle[] = [];
    const somebody = firstFound(
      ...targets.map((target) => () => {
        const { to, obstacle } = toldBy(stack, rule, target);
        if (obstacle) obstacles.push(obstacle);
        return to;
      }),
    );
    const [first] = obstacles;
    if (somebody || !first) return;
    const { reason, fix } = first;
    report("lost", { reason, fix });
  },
});
