import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { literalPatterns } from "../../src/detections/security-hub";
import { OpenIndex } from "../../src/stack/open-index";

/** Security Hub compares texts: a pattern that works as well fails there. */
export default defineStackPolicy({
  name: "security-hub-literal-patterns",
  severity: "low",
  level: "advisory",
  description: "The stack has Security Hub's fourteen metric filters to the letter.",
  rationale:
    "Security Hub passes CloudWatch.1 to CloudWatch.14 only on its own text; other quotes, parentheses or terms fail there, however well they work. Whether they work is the matter of detections-cis.",
  controls: [...literalPatterns.map(({ control }) => control)],
  on: "stack",
  notOn: { alicloud: "Security Hub is AWS's, and so are metric filters." },
  config: {
    enabled: {
      type: "boolean",
      default: false,
      description: "Whether Security Hub's controls have to pass; newer texts of the benchmark contradict its own.",
    },
  },
  messages: {
    missing:
      "has no metric filter for {{control}}, {{detection}}, with Security Hub's own text. Set the pattern of one to {{pattern}}.",
  },

  check(stack, { config: { enabled }, report, part }) {
    if (!enabled) notApplicable("It is switched off.");
    const filters = stack.subjects("metricFilter");
    if (filters.length === 0) notApplicable("The stack has no metric filters.");
    const byPattern = new OpenIndex(filters, (filter) => [filter.pattern]);
    for (const { control, detection, pattern } of literalPatterns)
      part(() => {
        if (byPattern.find(pattern).length === 0) report("missing", { control, detection, pattern });
      });
  },
});
