import policy from "../../policypack/policies/security-hub-literal-patterns";
import { literalPatterns } from "../../src/detections/security-hub";
import { PolicyTester, unknown } from "../../src/testing";
import { nativeFilterFor } from "../native-chain";
import { aws } from "../resources";
import { alertOn } from "../store-chain";

const filter = (pattern: string, name: string) =>
  aws.metricFilter(
    { logGroupName: "audit", pattern, metricTransformation: { namespace: "LogMetrics", name, value: "1" } },
    name,
  );

const filters = literalPatterns.map(({ detection, pattern }) => filter(pattern, detection));
const nativeFilters = literalPatterns.map(({ detection, pattern }) => nativeFilterFor(detection, pattern, detection));
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
    { name: "all fourteen in aws-native", on: nativeFilters, config: enabled },
    {
      name: "all fourteen behind one that is not known yet",
      on: [filter(unknown, "other"), ...filters],
      config: enabled,
    },
  ],
  invalid: [
    { name: "one is missing", on: others, config: enabled, errors: [missing] },
    { name: "one is missing in aws-native", on: nativeFilters.slice(1), config: enabled, errors: [missing] },
    {
      name: "one blank more, which changes nothing but the text",
      on: [...others, filter(`${rootUsage} `, "root-usage")],
      config: enabled,
      errors: [missing],
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: an alert with its own query",
      on: alertOn("event.eventName: StopLogging | select count(1) as c"),
      config: enabled,
      because: /so are metric filters/,
    },

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
