import { definePolicy } from "../../src/core/policy";

/** What leaves through the internet leaves no flow log behind. */
export default definePolicy({
  name: "studio-network-isolated",
  severity: "medium",
  level: "advisory",
  description: "Studios send their traffic through the customer's network.",
  rationale:
    "By default a studio reaches the internet over an interface of SageMaker's own, past the security groups, firewalls, endpoint policies and flow logs that would stop or show data leaving.",
  controls: ["NIST 800-53 SC-7", "NIST 800-53 AC-4", "ISO 27001:2022 A.8.22", "SOC 2 CC6.6"],
  on: "studio",
  notOn: { alicloud: "SageMaker is AWS's; Alibaba Cloud's PAI is not judged." },
  config: {},
  messages: {
    open: "reaches the internet past your network. Set `{{at}}` to VpcOnly.",
  },

  check(studio, { report }) {
    if (!studio.networkIsolated) report("open", { at: "networkIsolated" });
  },
});
