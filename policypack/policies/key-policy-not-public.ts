import { undecided } from "../../src/core/check";
import { definePolicy } from "../../src/core/policy";
import { access } from "../../src/evaluate";

/** Whoever may use the key reads the records. */
export default definePolicy({
  name: "key-policy-not-public",
  severity: "critical",
  level: "mandatory",
  description: "Key policies admit nobody from an account that they do not name.",
  rationale:
    "A key policy is all that stands between a key and every account of the world: it needs no consent of the caller's own. With the key, records can be read, and with its deletion they are lost.",
  controls: ["Security Hub KMS.5", "ISO 27001:2022 A.8.1"],
  on: "keyPolicy",
  config: {},
  messages: {
    open: "is open to everybody: {{why}}. In `{{at}}`, {{bindKey}}.",
  },

  check(policy, { report }) {
    const { answer, why } = access.admitsStrangers([policy.document]);
    if (answer === "undecided") undecided(why, [policy.resource.urn]);
    if (answer === "yes") report("open", { at: "document", why });
  },
});
