import { definePolicy } from "../../src/core/policy";

/** Whoever wants to stay unseen works in a Region that nobody uses. */
export default definePolicy({
  name: "trail-multi-region",
  severity: "high",
  level: "mandatory",
  description: "Trails record every Region.",
  rationale:
    "Stolen credentials are used first where nobody looks, GPU instances are started where there is quota, and IAM and sign-in events occur in one Region only. A trail of one Region misses all of that.",
  controls: [
    "CIS AWS 1.2 2.1",
    "CIS AWS 1.4 3.1",
    "CIS AWS 3.0 3.1",
    "CIS AWS 5.0 3.1",
    "CIS AWS 6.0 4.1",
    "CIS Alibaba 2.0 2.1",
    "Security Hub CloudTrail.1",
    "NIST 800-53 AU-12",
    "SOC 2 CC7.2",
  ],
  on: "trail",
  config: {},
  messages: {
    singleRegion: "does not record every Region. Set `{{at}}` to {{to}}.",
  },

  check(trail, { report }) {
    if (!trail.multiRegion) report("singleRegion", { at: "multiRegion", to: true });
  },

  remediate(trail) {
    if (!trail.multiRegion) trail.multiRegion = true;
  },
});
