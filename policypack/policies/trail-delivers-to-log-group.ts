import { definePolicy } from "../../src/core/policy";

/** A record in a bucket waits to be looked for; a record in a log group can raise an alarm. */
export default definePolicy({
  name: "trail-delivers-to-log-group",
  severity: "medium",
  level: "mandatory",
  description: "Trails deliver to a log group as well, with a role that may write to it.",
  rationale:
    "Metric filters and alarms see what is in the log group, and nothing else. Filters on a log group that no trail writes to count zero for ever.",
  controls: ["CIS AWS 1.2 2.4", "CIS AWS 1.4 3.4", "Security Hub CloudTrail.5", "NIST 800-53 AU-6(1)", "SOC 2 CC7.2"],
  on: "trail",
  config: {},
  messages: {
    noLogGroup:
      "delivers to no log group, so no alarm can see its events. Set `{{at}}` to the log group's ARN, ending in `:*`.",
    noRole:
      "has a log group and no role to write to it with. Set `{{at}}` to the ARN of a role that CloudTrail may assume.",
  },

  check(trail, { report }) {
    if (!trail.logGroup.isSet) report("noLogGroup", { at: "logGroup" });
    else if (!trail.logGroupRole.isSet) report("noRole", { at: "logGroupRole" });
  },
});
