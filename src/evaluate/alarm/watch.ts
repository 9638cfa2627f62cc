import { all, any, type Truth } from "../three-valued";
import { type Expression, parseMath, partsOf } from "./math";
import { type Counter, known, type Metric, type MetricAlarm, type MetricQuery, NotKnown } from "./syntax";

/** The entries that an alarm's state is made from: what it returns, and the band it is compared with. */
export const returned = (alarm: MetricAlarm): readonly MetricQuery[] => {
  const band = known(alarm, "thresholdMetricId");
  return known(alarm, "queries").filter(({ id, returnsData }) => returnsData && id !== band);
};

/** As many entries as an alarm may have (CloudWatch API reference, PutMetricAlarm); more are not followed. */
export const MAX_QUERIES = 20;

/** An entry's expression, read; `undefined` when it is none that can be followed. */
export const mathOf = ({ expression }: MetricQuery): Expression | undefined =>
  expression === undefined ? undefined : parseMath(expression);

interface Reach {
  readonly metrics: readonly MetricQuery[];
  /** True when an expression reaches beyond the entries: a search, a query, or what cannot be read. */
  readonly beyond: boolean;
}

/** The metrics that entries are made from, through other entries. */
const reach = (queries: readonly MetricQuery[], from: readonly MetricQuery[]): Reach => {
  const found = new Set(from);
  let beyond = queries.length > MAX_QUERIES;
  if (beyond) return { metrics: [], beyond };
  for (const query of found) {
    if (query.expression === undefined) continue;
    const expression = mathOf(query);
    if (!expression) beyond = true;
    for (const part of expression ? partsOf(expression) : []) {
      const isAll = part.kind === "call" && part.name === "METRICS";
      if (part.kind === "call" && part.name === "SEARCH") beyond = true;
      for (const other of queries)
        if (isAll ? other.metric : part.kind === "id" && part.id === other.id) found.add(other);
    }
  }
  return { metrics: [...found].filter(({ metric }) => metric), beyond };
};

const sameNames = (a: object, b: object): boolean => {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name));
};

const truth = (decide: () => Truth): Truth => {
  try {
    return decide();
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
};

/** Whether a metric is the one that a counter counts into: namespace, name, names of dimensions and unit to the letter. */
export const isOf = (metric: Pick<MetricAlarm, keyof Metric>, counter: Counter): Truth =>
  all([
    truth(() => known(metric, "namespace") === known(counter, "namespace")),
    truth(() => known(metric, "metricName") === known(counter, "metricName")),
    truth(() => sameNames(known(metric, "dimensions"), known(counter, "dimensions"))),
    truth(() => {
      const unit = known(metric, "unit");
      return unit === undefined || unit === known(counter, "unit");
    }),
  ]);

/** The metrics that an alarm's state depends on; `undefined` when it may depend on any. */
export const metricsOf = (alarm: MetricAlarm): readonly Metric[] | undefined => {
  if (known(alarm, "promQl")) return undefined;
  const queries = known(alarm, "queries");
  if (queries.length === 0) {
    const [namespace, metricName] = [known(alarm, "namespace"), known(alarm, "metricName")];
    const [dimensions, unit] = [known(alarm, "dimensions"), known(alarm, "unit")];
    return metricName === undefined ? [] : [{ namespace, metricName, dimensions, unit }];
  }
  const { metrics, beyond } = reach(queries, returned(alarm));
  return beyond ? undefined : metrics.flatMap(({ metric }) => metric ?? []);
};

/**
 * Whether an alarm's state depends on what a counter counts, directly or through metric math; undefined while that cannot be
 * told. An alarm on a metric with other dimensions, or of another unit, sees nothing of it.
 * Source: CloudWatch API reference, PutMetricAlarm (Unit, Dimensions), MetricDataQuery.
 */
export const watches = (alarm: MetricAlarm, counter: Counter): Truth =>
  truth(() => {
    if (known(alarm, "promQl")) return undefined;
    const queries = known(alarm, "queries");
    if (queries.length === 0) return isOf(alarm, counter);
    const { metrics, beyond } = reach(queries, returned(alarm));
    const found = metrics.map(({ metric, account }) =>
      all([metric ? isOf(metric, counter) : false, account === undefined ? true : undefined]),
    );
    return any(beyond ? [...found, undefined] : found);
  });
