import { definePolicy } from "../../src/core/policy";

/** A detector that is suspended keeps its settings and finds nothing. */
export default definePolicy({
  name: "detector-enabled",
  severity: "high",
  level: "mandatory",
  description: "Detectors are switched on.",
  rationale:
    "A suspended detector is still there: it keeps its id, its features and its old findings, and makes no new ones.",
  controls: ["Security Hub GuardDuty.1", "PCI DSS 4.0 11.5.1", "NIST 800-53 AU-6(1)", "NIST 800-53 SI-4"],
  on: "detector",
  notOn: { alicloud: "GuardDuty is AWS's; Alibaba Cloud's Security Center is not judged." },
  config: {},
  messages: {
    switchedOff: "is switched off and finds nothing. Set `{{at}}` to true.",
  },

  check(detector, { report }) {
    if (!detector.enabled) report("switchedOff", { at: "enabled" });
  },

  remediate(detector) {
    if (!detector.enabled) detector.enabled = true;
  },
});
