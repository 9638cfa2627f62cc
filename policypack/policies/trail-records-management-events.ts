import { undecided } from "../../src/core/check";
import { definePolicy } from "../../src/core/policy";
import { managementEvent } from "../../src/detections/event";

/** A list of selectors replaces the default, and what is not in it is not recorded. */
export default definePolicy({
  name: "trail-records-management-events",
  severity: "high",
  level: "mandatory",
  description: "Trails record management events of every source, reads and writes.",
  rationale:
    "Without selectors a trail records every management event. The first selector takes that away: a list that names data events only records no sign-in, no change of permissions and no stop of the trail, and every alarm on it is dead. Refused calls are mostly reads, and a key that decrypts data sets shows in the events of KMS only.",
  controls: [
    "CIS AWS 1.4 3.1",
    "CIS AWS 3.0 3.1",
    "CIS AWS 5.0 3.1",
    "CIS AWS 6.0 4.1",
    "CIS Alibaba 2.0 2.1",
    "Security Hub CloudTrail.1",
    "Security Hub CloudTrail.3",
  ],
  on: "trail",
  config: {
    optionalSources: {
      type: "array",
      items: { type: "string", enum: ["kms.amazonaws.com", "rdsdata.amazonaws.com"] },
      default: [],
      description: "Sources whose management events may be left out.",
    },
  },
  messages: {
    none: "records no management events: its selectors replace the default and name none. Add a selector with `eventCategory` equal to `Management`.",
    notAll: "does not record management events that {{missing}}. Let `{{at}}` record reads and writes.",
    excluded: "leaves out the management events of {{sources}}. Record them, too.",
  },

  check(trail, { config, report }) {
    const { records } = trail.selectors;
    const read = records(managementEvent("iam.amazonaws.com", true));
    const write = records(managementEvent("iam.amazonaws.com", false));
    if (read === false && write === false) return report("none", { at: "selectors" });
    if (read === false || write === false)
      return report("notAll", { at: "selectors", missing: write === false ? "change something" : "only read" });
    const sources = ["kms.amazonaws.com", "rdsdata.amazonaws.com"].filter(
      (source) => !config.optionalSources.includes(source) && records(managementEvent(source, false)) === false,
    );
    if (sources.length > 0) return report("excluded", { at: "selectors", sources: sources.join(" and ") });
    if (read === undefined || write === undefined)
      undecided("whether its selectors name management events cannot be known", [trail.resource.urn]);
  },
});
