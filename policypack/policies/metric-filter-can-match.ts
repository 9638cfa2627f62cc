import { undecided } from "../../src/core/check";
import { definePolicy } from "../../src/core/policy";
import { filterPattern } from "../../src/evaluate";

/** A filter that can match nothing, or that counts nothing, is silent for ever. */
export default definePolicy({
  name: "metric-filter-can-match",
  severity: "medium",
  level: "mandatory",
  description: "Metric filters have a pattern that something can match, and count what matches.",
  rationale:
    "A filter that never counts looks like a quiet month. Nobody sees the difference before an incident: the alarm on it stays in OK.",
  controls: ["NIST 800-53 AU-6(1)", "NIST 800-53 SI-4(5)"],
  on: "metricFilter",
  notOn: { alicloud: "Alerts of Log Service query the logs themselves; `log-alert-can-fire` judges their queries." },
  config: {},
  messages: {
    syntax: "has a pattern that CloudWatch Logs does not accept: {{problem}} Correct `{{at}}`.",
    never: "has a pattern that nothing can match, for its conditions contradict each other. Correct `{{at}}`.",
    worthless: "adds {{value}} for each match, and that raises no alarm. Set `{{at}}` to 1.",
    reference: "takes from `{{value}}` what its pattern does not extract. Give `{{at}}` a number, or a field of it.",
    exclusive: "has a default value and dimensions; a metric has one of them only. Remove `{{at}}` or the dimensions.",
    dimensions: "has {{count}} dimensions; 3 are allowed. Remove some from `{{at}}`.",
    name: "has `{{at}}` of {{length}} characters, or with one of : * $. Use up to 255 others.",
  },

  check(filter, { report, part }) {
    part(() => {
      const pattern = filterPattern.read(filter.pattern);
      if (pattern instanceof Error) {
        const inLowerCase = filterPattern.read(filter.pattern, { lowerCaseKeywords: "accepted" });
        if (!(inLowerCase instanceof Error))
          undecided("whether CloudWatch Logs takes keywords in lower case cannot be known", [filter.resource.urn]);
        return report("syntax", { at: "pattern", problem: pattern.message });
      }
      const refused = pattern.warnings.find((warning) => warning.refused);
      if (refused) report("syntax", { at: "pattern", problem: refused.message });
      if (pattern.canMatch() === "no") report("never", { at: "pattern" });
      part(() => {
        const value = filter.metricValue;
        if (Number(value) <= 0) report("worthless", { at: "metricValue", value: JSON.stringify(value) });
        else if (Number.isNaN(Number(value)) && !pattern.canRefer(value))
          report("reference", { at: "metricValue", value });
      });
      part(() => {
        const missing = Object.values(filter.dimensions).find((value) => !pattern.canRefer(value));
        if (missing !== undefined) report("reference", { at: "dimensions", value: missing });
      });
    });
    part(() => {
      const count = Object.keys(filter.dimensions).length;
      if (count > 3) report("dimensions", { at: "dimensions", count });
      if (count > 0 && filter.defaultValue !== undefined) report("exclusive", { at: "defaultValue" });
    });
    for (const at of ["namespace", "metricName"] as const)
      part(() => {
        if (/[:*$]|^.{256}/s.test(filter[at])) report("name", { at, length: filter[at].length });
      });
  },
});
