import { definePolicy } from "../../src/core/policy";

/** A trail that is switched off looks like one that is not. */
export default definePolicy({
  name: "trail-is-logging",
  severity: "critical",
  level: "mandatory",
  description: "Trails are switched on.",
  rationale:
    "A trail keeps all of its settings while it is switched off, and records nothing. Stopping it is the first thing that many attackers do.",
  controls: ["CIS Alibaba 2.0 2.1", "Security Hub CloudTrail.3", "PCI DSS 4.0 10.2.1", "NIST 800-171 3.3.1"],
  on: "trail",
  config: {},
  messages: {
    switchedOff: "is switched off and records nothing. Set `{{at}}` to {{to}}.",
  },

  check(trail, { report }) {
    if (!trail.logging) report("switchedOff", { at: "logging", to: true });
  },

  remediate(trail) {
    if (!trail.logging) trail.logging = true;
  },
});
