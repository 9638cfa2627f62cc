import { alarmsOn } from "../../src/chain/alerting/alerting";
import { defineStackPolicy } from "../../src/core/policy";

/** A count that nothing watches is a number on a dashboard. */
export default defineStackPolicy({
  name: "metric-filter-has-alarm",
  severity: "low",
  level: "advisory",
  description: "Every metric filter has an alarm that watches its metric.",
  rationale:
    "A metric filter counts; it tells nobody. An alarm watches it only if namespace, metric name, dimensions and unit are equal to the letter.",
  controls: ["NIST 800-53 AU-6(1)", "NIST 800-53 SI-4(5)"],
  on: "metricFilter",
  notOn: { alicloud: "Alerts of Log Service query the logs themselves; `log-alert-can-fire` judges their queries." },
  config: {},
  messages: {
    unwatched:
      "counts into the metric `{{namespace}}/{{metric}}`, which no alarm of this stack watches. Add an alarm with exactly that namespace and metric name, and the same dimensions.",
  },

  check(filter, { report, stack }) {
    if (alarmsOn(stack, filter).length === 0)
      report("unwatched", { at: "metricName", namespace: filter.namespace, metric: filter.metricName });
  },
});
