import { datapoint, type Situation } from "./datapoints";
import type { Expression } from "./math";
import { aggregate, anything, between, calculate, fill, perhaps, type Range } from "./range";
import { type Counter, known, type MetricAlarm, type MetricQuery, NotKnown } from "./syntax";
import { isOf, mathOf, returned } from "./watch";

/** What an alarm compares with its threshold. */
export interface Series {
  /** The statistic of the one metric it is; `undefined` when it is calculated. */
  statistic(): string | undefined;
  /** Seconds of a datapoint; `undefined` when none is said. */
  readonly period: number | undefined;
  /** The field of the alarm that says both. */
  readonly field: "statistic" | "queries";
  /** The datapoint of a period in which that many events match, or none. */
  at(situation: Situation): Range;
}

/** Another metric in the same expression: like a counter that counts whatever it does, or nothing. */
const other = (situation: Situation): Range => ({
  ...perhaps(between(0, situation === "quiet" ? 0 : Infinity)),
  open: true,
});

const aggregates = ["SUM", "MAX", "MIN", "AVG"];

/** Calculates the entries of an alarm in one situation, each once. */
class Calculation {
  private readonly known = new Map<string, Range>();

  constructor(
    private readonly queries: readonly MetricQuery[],
    private readonly expressions: ReadonlyMap<string, Expression | undefined>,
    private readonly counter: Counter,
    private readonly situation: Situation,
  ) {}

  query(query: MetricQuery): Range {
    const found = this.known.get(query.id);
    if (found) return found;
    this.known.set(query.id, anything);
    const range = this.calculate(query);
    this.known.set(query.id, range);
    return range;
  }

  private calculate(query: MetricQuery): Range {
    const { metric } = query;
    if (metric) {
      const isCounted = isOf(metric, this.counter);
      if (isCounted === undefined) throw new NotKnown("metricName");
      if (!isCounted || query.account !== undefined) return other(this.situation);
      const { statistic = "", period = 60 } = metric;
      return datapoint(statistic, this.counter, period, this.situation);
    }
    const expression = this.expressions.get(query.id);
    return expression ? this.expression(expression) : anything;
  }

  private expression(expression: Expression): Range {
    if (expression.kind === "number") return between(expression.value, expression.value);
    if (expression.kind === "binary") return this.chain(expression);
    if (expression.kind === "id") {
      const query = this.queries.find(({ id }) => id === expression.id);
      return query ? this.query(query) : anything;
    }
    return expression.kind === "call" ? this.call(expression.name, expression.args) : anything;
  }

  /** A chain of operators leans to the left, as long as the text is: it is walked, not descended. */
  private chain(expression: Expression): Range {
    const steps: { readonly operator: string; readonly right: Expression }[] = [];
    let left = expression;
    for (; left.kind === "binary"; left = left.left) steps.push(left);
    return steps.reduceRight(
      (range, { operator, right }) => calculate(operator, range, this.expression(right)),
      this.expression(left),
    );
  }

  private call(name: string, args: readonly Expression[]): Range {
    const [first, second] = args;
    if (name === "FILL" && first && second && args.length === 2)
      return second.kind === "number" ? fill(this.expression(first), second.value) : { ...anything, present: true };
    if (!aggregates.includes(name) || !first || second) return anything;
    if (first.kind === "list")
      return aggregate(
        name,
        first.items.map((item) => this.expression(item)),
      );
    if (first.kind === "call" && first.name === "METRICS" && first.args.length === 0)
      return aggregate(
        name,
        this.queries.filter(({ metric }) => metric).map((query) => this.query(query)),
      );
    return anything;
  }
}

/** What an alarm watches, seen as a series of datapoints of a counter; `undefined` when not exactly one entry is returned. */
export const seriesOf = (alarm: MetricAlarm, counter: Counter): Series | undefined => {
  const queries = known(alarm, "queries");
  if (queries.length === 0) {
    const period = known(alarm, "period");
    return {
      statistic: () => known(alarm, "statistic"),
      period,
      field: "statistic",
      at: (situation) => datapoint(known(alarm, "statistic") ?? "", counter, period ?? 60, situation),
    };
  }
  const [watched, ...more] = returned(alarm);
  if (!watched || more.length > 0) return undefined;
  const expressions = new Map(queries.map((query) => [query.id, mathOf(query)]));
  const periods = queries.flatMap(({ metric }) => metric?.period ?? []);
  return {
    statistic: () => watched.metric?.statistic,
    period: watched.metric ? watched.metric.period : periods.length > 0 ? Math.max(...periods) : undefined,
    field: "queries",
    at: (situation) => new Calculation(queries, expressions, counter, situation).query(watched),
  };
};
