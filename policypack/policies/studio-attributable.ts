import { definePolicy } from "../../src/core/policy";

/** Everybody in a studio works with the same role; records of that role alone accuse nobody. */
export default definePolicy({
  name: "studio-attributable",
  severity: "high",
  level: "mandatory",
  description: "What people do in a studio is recorded with the name of their user profile.",
  rationale:
    "Calls from notebooks, training jobs and pipelines are made by the execution role, which people share. Only the source identity, set from the user profile when the role is taken on, tells in each record who it was.",
  controls: ["NIST 800-53 AU-3", "NIST 800-53 AU-10", "PCI DSS 4.0 10.2.2", "ISO 27001:2022 A.8.15", "SOC 2 CC6.1"],
  on: "studio",
  notOn: { alicloud: "SageMaker is AWS's; Alibaba Cloud's PAI is not judged." },
  config: {},
  messages: {
    anonymous:
      "records what people do as the execution role, which they share. Set `{{at}}` to USER_PROFILE_NAME, and let the role's trust policy allow sts:SetSourceIdentity.",
  },

  check(studio, { report }) {
    if (!studio.attributable) report("anonymous", { at: "attributable" });
  },

  remediate(studio) {
    if (!studio.attributable) studio.attributable = true;
  },
});
