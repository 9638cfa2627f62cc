import { definePolicy } from "../../src/core/policy";

/** A container that may call out may carry out what it is asked about. */
export default definePolicy({
  name: "model-network-isolated",
  severity: "medium",
  level: "advisory",
  description: "The containers of models can make no network calls.",
  rationale:
    "Inference code is often somebody else's, and it sees every request. Isolated, it can neither send data away nor fetch more code, and has no credentials to do it with.",
  controls: ["Security Hub SageMaker.5", "NIST 800-53 SC-7", "NIST 800-53 AC-4", "ISO 27001:2022 A.8.22"],
  on: "model",
  notOn: { alicloud: "SageMaker is AWS's; Alibaba Cloud's PAI is not judged." },
  config: {},
  messages: {
    open: "lets its containers make network calls. Set `{{at}}` to true.",
  },

  check(model, { report }) {
    if (!model.networkIsolated) report("open", { at: "networkIsolated" });
  },

  remediate(model) {
    if (!model.networkIsolated) model.networkIsolated = true;
  },
});
