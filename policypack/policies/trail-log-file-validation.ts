import { definePolicy } from "../../src/core/policy";

/** Evidence that could have been edited proves nothing. */
export default definePolicy({
  name: "trail-log-file-validation",
  severity: "high",
  level: "mandatory",
  description: "Trails write digest files, so that a changed or deleted log file shows.",
  rationale:
    "Digest files are signed hashes of the log files, each chained to the one before. Without them nobody can show that the records are complete and unchanged, and no tool can add them afterwards for the time that has passed.",
  controls: [
    "CIS AWS 1.2 2.2",
    "CIS AWS 1.4 3.2",
    "CIS AWS 3.0 3.2",
    "CIS AWS 5.0 3.2",
    "CIS AWS 6.0 4.2",
    "Security Hub CloudTrail.4",
    "PCI DSS 4.0 10.3.2",
    "NIST 800-53 SI-7",
    "ISO 27001:2022 A.8.15",
    "SOC 2 CC7.3",
  ],
  on: "trail",
  notOn: {
    alicloud: "ActionTrail writes no digests; a locked retention policy of the bucket keeps its files unchanged.",
  },
  config: {},
  messages: {
    noDigests: "writes no digest files, so a changed log file would not show. Set `{{at}}` to true.",
  },

  check(trail, { report }) {
    if (!trail.logFileValidation) report("noDigests", { at: "logFileValidation" });
  },

  remediate(trail) {
    if (!trail.logFileValidation) trail.logFileValidation = true;
  },
});
