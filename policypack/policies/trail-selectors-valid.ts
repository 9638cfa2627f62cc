import { undecided } from "../../src/core/check";
import { definePolicy } from "../../src/core/policy";

/** A selector that matches nothing looks like one that does. */
export default definePolicy({
  name: "trail-selectors-valid",
  severity: "medium",
  level: "mandatory",
  description: "Trails have selectors that the service accepts and that can match.",
  rationale:
    "Some selectors are refused when the trail is made; others are taken, and record nothing: a resource type that basic selectors do not know, a bucket without the slash, a value with a star, a field that is demanded and excluded at once, a list that is no JSON.",
  controls: ["NIST 800-53 AU-12", "PCI DSS 4.0 10.2.1"],
  on: "trail",
  config: {},
  messages: {
    invalid: "has selectors that cannot record what they name: `{{path}}` {{problem}}.",
  },

  check(trail, { report }) {
    const { problems, unknownPaths } = trail.selectors;
    for (const { path, problem } of problems) report("invalid", { at: "selectors", path, problem });
    const [first] = unknownPaths;
    if (first) undecided(`\`${first}\` cannot be known`, [trail.resource.urn]);
  },
});
