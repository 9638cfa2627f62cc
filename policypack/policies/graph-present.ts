import { investigationReason } from "../../src/chain/presence";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { presenceField } from "../../src/core/presence-field";

/** A finding says that something is wrong; what led to it and what else was touched is a graph's matter. */
export default defineStackPolicy({
  name: "graph-present",
  severity: "low",
  level: "advisory",
  description: "Where something finds threats there is a graph to look into them.",
  rationale:
    "A finding names one call of one identity. What the identity did before, from where, and on which other resources, is in a behavior graph, which keeps a year of it and cannot be filled afterwards.",
  controls: ["ISO 27001:2022 A.5.28", "SOC 2 CC7.3"],
  on: "stack",
  notOn: { alicloud: "Detective is AWS's; Alibaba Cloud's Security Center is not judged." },
  config: {
    presence: presenceField("a graph", "it declares a detector"),
    providedElsewhere: {
      type: "boolean",
      default: false,
      description: "True when another stack, or the organization's administrator, provides the graph.",
    },
  },
  messages: {
    noGraph:
      "The stack has no graph to look into findings, and it needs one: {{reason}}. Declare a graph of Detective, or set `providedElsewhere` if another stack has it.",
  },

  check(stack, { config, report }) {
    const reason = investigationReason(stack, config.presence);
    if (!reason) notApplicable("The stack declares nothing whose findings have to be looked into.");
    if (config.providedElsewhere) notApplicable("The configuration says that the graph is provided elsewhere.");
    if (stack.subjects("graph").length > 0) return;
    if (stack.subjects("graphAdministrator").length > 0)
      notApplicable("Detective makes the graph in the account of the organization's administrator.");
    report("noGraph", { reason });
  },
});
