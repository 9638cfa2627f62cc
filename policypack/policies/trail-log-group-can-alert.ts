import { logDeliveryObstacle } from "../../src/chain/delivery/log-delivery";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

/** A log group that stays empty, or that cannot be watched, looks like a quiet one. */
export default defineStackPolicy({
  name: "trail-log-group-can-alert",
  severity: "high",
  level: "mandatory",
  description: "What a trail records arrives in its log group, and the log group can be watched.",
  rationale:
    "Between a trail and its log group stand a role that CloudTrail must be able to take on, the role's permission to write streams of exactly the names that CloudTrail gives them, and a key that the logs service of the Region may use. A log group of another class arrives whole and has no metric filters.",
  controls: [
    "CIS AWS 1.2 2.4",
    "CIS AWS 1.4 3.4",
    "Security Hub CloudTrail.5",
    "NIST 800-53 AU-6(4)",
    "NIST 800-53 SI-4(5)",
  ],
  on: "trail",
  notOn: {
    alicloud:
      "ActionTrail makes its log store, the index and the role itself; `log-alert-can-fire` judges what watches them.",
  },
  config: {},
  messages: {
    blocked: "delivers to the log group {{group}}, and {{reason}}. To mend it, {{fix}}.",
  },

  check(trail, { report, stack }) {
    if (!trail.logGroup.isSet) notApplicable("It delivers to no log group.");
    const group = trail.logGroup.target;
    if (!group) return notApplicable("Its log group is not part of this stack.");
    const obstacle = logDeliveryObstacle(stack, trail, group);
    if (!obstacle) return;
    const { reason, fix } = obstacle;
    report("blocked", { at: "logGroup", group: group.resource.name, reason, fix });
  },
});
