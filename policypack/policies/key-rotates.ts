import { notApplicable } from "../../src/core/check";
import { definePolicy } from "../../src/core/policy";

/** A key that never changes is worth more to a thief every year. */
export default definePolicy({
  name: "key-rotates",
  severity: "medium",
  level: "mandatory",
  description: "Customer managed keys get new key material every year.",
  rationale:
    "Rotation bounds how much one key's material protects. KMS keeps the old material for old data, so rotation costs nothing to readers.",
  controls: [
    "CIS AWS 1.2 2.8",
    "CIS AWS 1.4 3.8",
    "CIS AWS 3.0 3.6",
    "CIS AWS 5.0 3.6",
    "CIS AWS 6.0 4.6",
    "Security Hub KMS.4",
    "PCI DSS 4.0 3.7.4",
    "NIST 800-53 SC-12",
  ],
  on: "key",
  config: {
    maxDays: { type: "integer", minimum: 1, default: 365, description: "Days after which a key has to be rotated." },
  },
  messages: {
    neverRotates: "keeps its key material for ever. Set `{{at}}` to {{to}}.",
    rarely: "gets new key material after {{actual}} days; {{maxDays}} are allowed. Lower `{{at}}`.",
  },

  check(key, { config: { maxDays }, report }) {
    if (!key.rotatable) notApplicable("KMS rotates symmetric keys of its own key store only.");
    if (!key.rotates) return report("neverRotates", { at: "rotates", to: true });
    if (key.rotationDays > maxDays) report("rarely", { at: "rotationDays", actual: key.rotationDays, maxDays });
  },

  remediate(key, { config: { maxDays } }) {
    if (!key.rotatable) return;
    if (!key.rotates) key.rotates = true;
    if (key.rotationDays > maxDays) key.rotationDays = maxDays;
  },
});
