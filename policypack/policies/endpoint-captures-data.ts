import { mayHaveCustomerKey } from "../../src/chain/access/customer-key";
import { notApplicable } from "../../src/core/check";
import { definePolicy } from "../../src/core/policy";

/** CloudTrail tells that an endpoint was called, not what it was asked and what it said. */
export default definePolicy({
  name: "endpoint-captures-data",
  severity: "medium",
  level: "advisory",
  description: "Endpoints capture requests and answers, encrypted with a key that the customer controls.",
  rationale:
    "What a model was given and what it returned is nowhere but in the capture: CloudTrail leaves both out. Without it no wrong or harmful answer can be explained afterwards, and drift is not seen.",
  controls: ["NIST 800-53 AU-3", "ISO 27001:2022 A.8.15", "ISO 42001:2023 A.6.2.8", "EU AI Act 12(1)"],
  on: "endpointConfig",
  notOn: { alicloud: "SageMaker is AWS's; Alibaba Cloud's PAI is not judged." },
  config: {
    minPercent: {
      type: "number",
      minimum: 1,
      maximum: 100,
      default: 100,
      description: "Calls of a hundred to capture.",
    },
  },
  messages: {
    notCaptured:
      "captures nothing of what it is asked and answers. Set `{{at}}` to true; it is false unless it is set.",
    half: "does not capture {{missing}}. Add a capture mode for them to `{{at}}`.",
    sampled:
      "captures {{actual}} of a hundred calls; {{minPercent}} are required. Set `{{at}}` to {{minPercent}} or more.",
    noKey: "encrypts what it captures with a key that AWS manages. Set `{{at}}` to a key of your own.",
  },

  check(endpoint, { config: { minPercent }, report, part }) {
    if (endpoint.serverless) notApplicable("Serverless endpoints cannot capture data.");
    if (!endpoint.capturesData) return report("notCaptured", { at: "capturesData" });
    part(() => {
      const missing = (["requests", "answers"] as const).filter((side) => !endpoint.captures.includes(side));
      if (missing.length > 0) report("half", { at: "captures", missing: missing.join(" and ") });
    });
    part(() => {
      const actual = endpoint.sampledPercent;
      if (actual < minPercent) report("sampled", { at: "sampledPercent", actual, minPercent });
    });
    part(() => mayHaveCustomerKey(endpoint.captureKey) || report("noKey", { at: "captureKey" }));
  },
});
