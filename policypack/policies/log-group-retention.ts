import { definePolicy } from "../../src/core/policy";

/** Incidents are found months later; records that are gone by then prove nothing. */
export default definePolicy({
  name: "log-group-retention",
  severity: "medium",
  level: "mandatory",
  description: "Log groups keep records for a minimum number of days.",
  rationale:
    "Intruders are often found long after their first step. Records have to outlive the search for it, and most frameworks ask for a year.",
  controls: [
    "CIS Alibaba 2.0 2.23",
    "Security Hub CloudWatch.16",
    "PCI DSS 4.0 10.5.1",
    "NIST 800-53 AU-11",
    "ISO 27001:2022 A.8.15",
    "SOC 2 CC7.2",
  ],
  on: "logGroup",
  config: {
    minDays: { type: "integer", minimum: 1, default: 365, description: "Days a record has to be kept." },
    maxDays: {
      type: "integer",
      minimum: 0,
      default: 0,
      description: "Days after which a record has to be gone, for privacy; 0 sets no maximum.",
    },
  },
  contradiction: ({ minDays, maxDays }) =>
    maxDays > 0 && maxDays < minDays
      ? `\`maxDays\` is ${maxDays}, and \`minDays\` is ${minDays}. Set \`minDays\` to ${maxDays} or less.`
      : undefined,
  messages: {
    tooShort: "keeps records for {{actual}} days; {{minDays}} are required. Set `{{at}}` to {{minDays}} or more.",
    tooLong:
      "keeps records {{actual}}; they have to be gone after {{maxDays}} days. Set `{{at}}` to {{maxDays}} or less.",
  },
  check(group, { config: { minDays, maxDays }, report }) {
    const actual = group.retentionDays;
    if (actual < minDays) report("tooShort", { at: "retentionDays", actual, minDays });
    if (maxDays > 0 && actual > maxDays)
      report("tooLong", {
        at: "retentionDays",
        actual: actual === Infinity ? "for ever" : `for ${actual} days`,
        maxDays,
      });
  },

  remediate(group, { config: { minDays } }) {
    if (group.retentionDays < minDays) group.retentionDays = minDays;
  },
});
