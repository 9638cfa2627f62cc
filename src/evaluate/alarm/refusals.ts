import { type Finding, firstOf, no } from "./firing";
import { type AlarmSettings, known, type MetricAlarm } from "./syntax";
import { MAX_QUERIES, returned } from "./watch";

const refused = (field: keyof AlarmSettings, set: string, why: string): Finding => no("refused", field, set, why);

const ordinary = [
  "GreaterThanOrEqualToThreshold",
  "GreaterThanThreshold",
  "LessThanThreshold",
  "LessThanOrEqualToThreshold",
];

const required = (alarm: MetricAlarm): Finding | undefined => {
  const missing = (["comparison", "threshold", "evaluationPeriods"] as const).find(
    (field) => known(alarm, field) === undefined,
  );
  if (missing) return refused(missing, "a value", "a setting that it needs is left out");
  const comparison = known(alarm, "comparison") ?? "";
  return ordinary.includes(comparison)
    ? undefined
    : refused("comparison", "GreaterThanOrEqualToThreshold", `${comparison} is no comparison with a fixed threshold`);
};

const metric = (alarm: MetricAlarm): Finding | undefined => {
  const queries = known(alarm, "queries");
  if (queries.length === 0) {
    const missing = (["metricName", "namespace", "statistic", "period"] as const).find(
      (field) => known(alarm, field) === undefined,
    );
    return missing && refused(missing, "a value", "a setting that it needs is left out");
  }
  if (queries.length > MAX_QUERIES)
    return refused("queries", `${MAX_QUERIES} or fewer`, `it has ${queries.length} entries`);
  const count = returned(alarm).length;
  return count === 1
    ? undefined
    : refused(
        "queries",
        "exactly one that returns data",
        `${count === 0 ? "none" : count} of its entries returns data`,
      );
};

const periodsOf = (alarm: MetricAlarm): readonly number[] => {
  const queries = known(alarm, "queries");
  return queries.length > 0
    ? queries.flatMap(({ metric }) => metric?.period ?? [])
    : [known(alarm, "period") ?? []].flat();
};

const period = (alarm: MetricAlarm): Finding | undefined => {
  const field = known(alarm, "queries").length > 0 ? "queries" : "period";
  const wrong = periodsOf(alarm).find(
    (seconds) => ![10, 20, 30].includes(seconds) && !(seconds >= 60 && seconds % 60 === 0),
  );
  return wrong === undefined ? undefined : refused(field, "a multiple of 60", `${wrong} seconds is no period`);
};

const window = (alarm: MetricAlarm): Finding | undefined => {
  const seconds = Math.max(0, ...periodsOf(alarm));
  const [all, limit] = [seconds * (known(alarm, "evaluationPeriods") ?? 1), seconds >= 3600 ? 604_800 : 86_400];
  return all > limit
    ? refused(
        "evaluationPeriods",
        String(Math.max(1, Math.floor(limit / seconds))),
        `${all} seconds is too long a window`,
      )
    : undefined;
};

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1;

const datapoints = (alarm: MetricAlarm): Finding | undefined => {
  const all = known(alarm, "evaluationPeriods");
  if (all !== undefined && !isCount(all)) return refused("evaluationPeriods", "1", `${all} is no number of periods`);
  const needed = known(alarm, "datapointsToAlarm");
  return needed !== undefined && (!isCount(needed) || needed > (all ?? needed))
    ? refused("datapointsToAlarm", "1", `${needed} of ${all} datapoints cannot breach`)
    : undefined;
};

const treatments = ["missing", "notBreaching", "breaching", "ignore"];

const missingData = (alarm: MetricAlarm): Finding | undefined => {
  const treatment = known(alarm, "missingData");
  return treatments.includes(treatment)
    ? undefined
    : refused("missingData", "notBreaching", `${treatment} is none of ${treatments.join(", ")}`);
};

const MAX_RESULTS = 100;

const results = (alarm: MetricAlarm): Finding | undefined => {
  const all = known(alarm, "evaluationPeriods") ?? 1;
  return all > MAX_RESULTS ? refused("evaluationPeriods", `${MAX_RESULTS}`, `${all} results are too many`) : undefined;
};

/** Why CloudWatch refuses an alarm on a query of logs; `undefined` when it does not. Source: CloudWatch API reference, PutLogAlarm. */
export const refusalOnLogs = (alarm: MetricAlarm): Finding | undefined =>
  firstOf(alarm, [required, datapoints, results, missingData]);

/** What CloudWatch accepts of no alarm with a fixed threshold. Source: CloudWatch API reference, PutMetricAlarm. */
export const refusals = [required, metric, period, window, datapoints, missingData];
