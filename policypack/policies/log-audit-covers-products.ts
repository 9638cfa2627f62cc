import { isCollected } from "../../src/chain/delivery/log-store";
import { auditedClouds, auditStackReason } from "../../src/chain/presence";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { presenceField } from "../../src/core/presence-field";

/** What is logged by each product for itself is searched by nobody. */
export default defineStackPolicy({
  name: "log-audit-covers-products",
  severity: "medium",
  level: "advisory",
  description: "The logs of cloud products come together in Log Service.",
  rationale:
    "ActionTrail records calls that manage resources. Who read or changed an object, a row or a permission of a single object stands in the product's own log, which is off unless it is collected, and which no alert sees before it is in a log store.",
  controls: ["CIS Alibaba 2.0 2.3", "NIST 800-53 AU-2", "NIST 800-53 AU-6(4)", "ISO 27001:2022 A.8.15"],
  on: "stack",
  notOn: {
    aws: "CloudTrail records the use of data itself, where a trail's selectors ask for it.",
    "aws-native": "CloudTrail records the use of data itself, where a trail's selectors ask for it.",
  },
  config: {
    presence: presenceField("the collection of logs"),
    products: {
      type: "array",
      items: { type: "string" },
      default: ["actiontrail", "oss"],
      description: "Products whose logs have to be collected, by the codes that Log Service has for them.",
    },
  },
  messages: {
    uncollected:
      "The logs of {{product}} are not collected in Log Service. Declare a collection policy for it, or Log Audit with its switch on.",
  },

  check(stack, { config, report, part }) {
    if (!auditStackReason(stack, config.presence)) notApplicable("The stack declares nothing that audits.");
    if (!auditedClouds(stack).includes("alibaba")) notApplicable("The stack audits nothing in Alibaba Cloud.");
    for (const product of config.products)
      part(() => {
        if (!isCollected(stack, product)) report("uncollected", { product });
      });
  },
});
