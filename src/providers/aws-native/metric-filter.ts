import type { MetricFilterArgs } from "@pulumi/aws-native/logs";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { MalformedPropertyError } from "../errors";
import { textOf } from "../values";

type Args = Unwrap<MetricFilterArgs>;

const LIST = "metricTransformations";

/** The one metric of a filter: the list has a fixed number of one item (API PutMetricFilter). */
const transformationOf = (p: Args) => {
  const [first, ...others] = p.metricTransformations;
  if (first && others.length === 0) return first;
  throw new MalformedPropertyError(LIST, "does not have one entry, and CloudWatch Logs accepts just one.");
};

/** What tells events apart that came from other accounts and Regions becomes a dimension under its own name. */
const dimensionsOf = (p: Args): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...(transformationOf(p).dimensions ?? []).map(({ key, value }) => [key, value] as const),
    ...(p.emitSystemFieldDimensions ?? []).map((field) => [field, field] as const),
  ]);

export const metricFilter = adapter<Args>()("metricFilter", "aws-native:logs:MetricFilter", {
  logGroup: { at: "logGroupName", to: "logGroup", get: (p) => p.logGroupName },
  transformed: { at: "applyOnTransformedLogs", get: (p) => p.applyOnTransformedLogs ?? false },
  pattern: { at: "filterPattern", get: (p) => textOf(p.filterPattern) ?? "" },
  namespace: { at: `${LIST}[0].metricNamespace`, get: (p) => textOf(transformationOf(p).metricNamespace) ?? "" },
  metricName: { at: `${LIST}[0].metricName`, get: (p) => textOf(transformationOf(p).metricName) ?? "" },
  metricValue: { at: `${LIST}[0].metricValue`, get: (p) => textOf(transformationOf(p).metricValue) ?? "" },
  defaultValue: {
    at: `${LIST}[0].defaultValue`,
    get(p) {
      const value = transformationOf(p).defaultValue;
      return value === undefined || value === null ? undefined : String(value);
    },
  },
  dimensions: { at: `${LIST}[0].dimensions`, get: dimensionsOf },
  unit: { at: `${LIST}[0].unit`, get: (p) => textOf(transformationOf(p).unit) ?? "None" },
});
