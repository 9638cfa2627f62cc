import { definePolicy } from "../../src/core/policy";

/** A record in a bucket waits to be looked for; a record in a log group can raise an alarm. */
export default definePolicy({
  name: "trail-delivers-to-log-group",
  severity: "medium",
  level: "mandatory",
  description:
    "Trails deliver to where alarms look as well: to a log group, with a role that may write to it, or to a log project.",
  rationale:
    "Metric filters, queries and alarms see what is in the log group or the log store, and nothing else. Those on one that no trail writes to count zero for ever.",
  controls: ["CIS AWS 1.2 2.4", "CIS AWS 1.4 3.4", "Security Hub CloudTrail.5", "NIST 800-53 AU-6(1)", "SOC 2 CC7.2"],
  on: "trail",
  config: {},
  messages: {
    noLogGroup:
      "delivers to no log group, so no alarm can see its events. Set `{{at}}` to the log group's ARN, ending in `:*`.",
    noLogProject:
      "delivers to no log project, so no alert can see its events. Set `{{at}}` to the ARN of one; the trail makes its log store in it.",
    noRole:
      "has a log group and no role to write to it with. Set `{{at}}` to the ARN of a role that CloudTrail may assume.",
  },

  check(trail, { report }) {
    if (trail.has("logProject")) {
      if (!trail.logProject.isSet) report("noLogProject", { at: "logProject" });
    } else if (!trail.logGroup.isSet) report("noLogGroup", { at: "logGroup" });
    else if (!trail.logGroupRole.isSet) report("noRole", { at: "logGroupRole" });
  },
});
