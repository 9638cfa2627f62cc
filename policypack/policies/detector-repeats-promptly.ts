import { definePolicy } from "../../src/core/policy";

/** What goes on is told of as slowly as the detector is set to. */
export default definePolicy({
  name: "detector-repeats-promptly",
  severity: "low",
  level: "advisory",
  description: "Detectors tell within a quarter of an hour that a finding has come again.",
  rationale:
    "A new finding is sent at once. That the same goes on, from another address or on another resource, is sent six hours later unless the detector says otherwise. Detective's own advice is fifteen minutes.",
  controls: ["ISO 27001:2022 A.8.16", "SOC 2 CC7.2"],
  on: "detector",
  notOn: { alicloud: "GuardDuty is AWS's; Alibaba Cloud's Security Center is not judged." },
  config: {},
  messages: {
    slow: "tells up to six hours late that a finding goes on. Set `{{at}}` to FIFTEEN_MINUTES.",
  },

  check(detector, { report }) {
    if (!detector.repeatsPromptly) report("slow", { at: "repeatsPromptly" });
  },

  remediate(detector) {
    if (!detector.repeatsPromptly) detector.repeatsPromptly = true;
  },
});
