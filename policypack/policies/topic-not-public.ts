import { undecided } from "../../src/core/check";
import { definePolicy } from "../../src/core/policy";
import { iam } from "../../src/evaluate";

/** An alarm that everybody can ring is soon ignored, and one that everybody can hear warns the intruder. */
export default definePolicy({
  name: "topic-not-public",
  severity: "critical",
  level: "mandatory",
  description: "Topic policies admit nobody from an account that they do not name.",
  rationale:
    "Whoever may subscribe reads every alert. Whoever may publish sends false ones, until nobody looks any more. SNS gives a topic a policy for its owner alone; a policy of one's own replaces it.",
  controls: ["Security Hub SNS.4", "ISO 27001:2022 A.8.1"],
  on: "topicPolicy",
  notOn: {
    alicloud:
      "Alerts of Log Service tell people by action policies, without a topic; `log-alert-can-fire` judges them.",
  },
  config: {},
  messages: {
    open: "is open to everybody: {{why}}. In `{{at}}`, name the principals, or bind the statement with `aws:SourceOwner` or `aws:SourceAccount`.",
  },

  check(policy, { report }) {
    const { answer, why } = iam.admitsStrangers([policy.document]);
    if (answer === "undecided") undecided(why, [policy.resource.urn]);
    if (answer === "yes") report("open", { at: "document", why });
  },
});
