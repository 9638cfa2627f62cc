import policy from "../../policypack/policies/security-hub-literal-patterns";
import { literalPatterns } from "../../src/detections/security-hub";
import { PolicyTester, unknown } from "../../src/testing";
import { aws } from "../resources";

const filter = (pattern: string, name: string) =>
  aws.metricFilter(
    { logGroupName: "audit", pattern, metricTransformation: { namespace: "LogMetrics", name, value: "1" } },
    name,
  );

const filters = literalPatterns.map(({ detection, pattern }) => filter(pattern, detection));
const others = filters.slice(1);
const enabled = { enabled: true };

const rootUsage =
  '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}';

const missing = {
  messageId: "missing",
  data: { control: "Security Hub CloudWatch.1", detection: "root-usage", pattern: rootUsage },
} as const;

new PolicyTester().run(policy, {
  valid: [
    { name: "all fourteen, to the letter", on: filters, config: enabled },
    {
      name: "all fourteen behind one that is not known yet",
      on: [filter(unknown, "other"), ...filters],
      config: enabled,
    },
  ],
  invalid: [
    { name: "one is missing", on: others, config: enabled, errors: [missing] },
    {
      name: "one blank more, which changes nothing but the text",
      on: [...others, filter(`${rootUsage} `, "root-usage")],
      config: enabled,
      errors: [missing],
    },
  ],
  notApplicable: [
    { name: "off by default", on: others, because: /switched off/ },
    { name: "a stack without filters", on: aws.logGroup({}), config: enabled, because: /no metric filters/ },
  ],
  undecided: [
    {
      name: "a pattern that is not known yet may be the one",
      on: [...others, filter(unknown, "other")],
      config: enabled,
      waitsFor: ["other"],
    },
  ],
});
