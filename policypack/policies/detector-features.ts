import { featureOf } from "../../src/chain/investigation/detector";
import { defineStackPolicy } from "../../src/core/policy";
import { features } from "../../src/detections/findings";

/** A detector watches calls and networks; data, processes and models are features that somebody has to switch on. */
export default defineStackPolicy({
  name: "detector-features",
  severity: "medium",
  level: "advisory",
  description: "Detectors watch data sets, what runs, and models: their features for it are declared to be on.",
  rationale:
    "Without S3 protection nobody sees that a data set is carried off, without runtime monitoring what runs on a training instance, without AI protection stolen model invocations and injected prompts. Which of them is on by itself has changed with the years, and differs from feature to feature.",
  controls: [
    "Security Hub GuardDuty.10",
    "Security Hub GuardDuty.11",
    "PCI DSS 4.0 11.5.1",
    "NIST 800-53 SI-4",
    "ISO 27001:2022 A.8.16",
  ],
  on: "detector",
  notOn: { alicloud: "GuardDuty is AWS's; Alibaba Cloud's Security Center is not judged." },
  config: {
    features: {
      type: "array",
      items: { type: "string", enum: features },
      default: ["S3_DATA_EVENTS", "RUNTIME_MONITORING", "AI_PROTECTION"],
      description: "Features that have to be on, by GuardDuty's names.",
    },
  },
  messages: {
    off: "has {{features}} switched off. Set the status of each to ENABLED.",
    undeclared:
      "says nothing of {{features}}, so that GuardDuty decides, by when the detector was made. Declare each with the status ENABLED.",
  },

  check(detector, { config, report, part, stack }) {
    const said = new Map<string, boolean | undefined>();
    for (const feature of config.features) part(() => void said.set(feature, featureOf(stack, detector, feature)));
    const saidTo = (answer: boolean | undefined) =>
      [...said].flatMap(([feature, on]) => (on === answer ? [feature] : [])).join(", ");
    if (saidTo(false)) report("off", { features: saidTo(false) });
    if (saidTo(undefined)) report("undeclared", { features: saidTo(undefined) });
  },
});
