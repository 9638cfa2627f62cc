import { all, any, type Truth } from "../three-valued";

/** What a datapoint may be, whatever else happens in its period. */
export interface Range {
  readonly low: number;
  readonly high: number;
  /** Whether there is a datapoint at all; undefined when it depends on what else happens. */
  readonly present: Truth;
  /** True when the bounds hold, but what lies within them depends on what cannot be told. */
  readonly open: boolean;
}

/** A datapoint of which nothing is known. */
export const anything: Range = { low: -Infinity, high: Infinity, present: undefined, open: true };

/** No datapoint. */
export const absent: Range = { low: 0, high: 0, present: false, open: false };

/** A datapoint that lies between two values. */
export const between = (a: number, b: number): Range => ({
  low: Math.min(a, b),
  high: Math.max(a, b),
  present: true,
  open: false,
});

/** A datapoint that there may be. */
export const perhaps = (range: Range): Range => ({ ...range, present: undefined });

const product = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);

const within = (values: readonly number[], ranges: readonly Range[]): Range =>
  values.some(Number.isNaN)
    ? anything
    : {
        low: Math.min(...values),
        high: Math.max(...values),
        present: all(ranges.map(({ present }) => present)),
        open: ranges.some(({ open }) => open),
      };

/** Arithmetic of two series: a value only where both have one (CloudWatch User Guide, metric math syntax). */
export const calculate = (operator: string, a: Range, b: Range): Range => {
  if (operator === "+") return within([a.low + b.low, a.high + b.high], [a, b]);
  if (operator === "-") return within([a.low - b.high, a.high - b.low], [a, b]);
  if (operator === "*")
    return within(
      [product(a.low, b.low), product(a.low, b.high), product(a.high, b.low), product(a.high, b.high)],
      [a, b],
    );
  if (operator === "/" && b.low === b.high && b.low !== 0 && Number.isFinite(b.low))
    return within([a.low / b.low, a.high / b.low], [a, b]);
  return anything;
};

const join = (ranges: readonly Range[], low: number, high: number): Range => ({
  low,
  high,
  present: any(ranges.map(({ present }) => present)),
  open: ranges.some(({ open }) => open),
});

/** The function of several series at each point in time, over those that have a value there. */
export const aggregate = (name: string, series: readonly Range[]): Range => {
  const ranges = series.filter(({ present }) => present !== false);
  if (ranges.length === 0) return absent;
  const sure = ranges.filter(({ present }) => present === true);
  const lows = ranges.map(({ low }) => low);
  const highs = ranges.map(({ high }) => high);
  if (name === "SUM")
    return ranges
      .map((range) =>
        range.present ? range : { ...range, low: Math.min(0, range.low), high: Math.max(0, range.high) },
      )
      .reduce((a, b) => join([a, b], a.low + b.low, a.high + b.high));
  if (name === "MAX")
    return join(
      ranges,
      sure.length > 0 ? Math.max(...sure.map(({ low }) => low)) : Math.min(...lows),
      Math.max(...highs),
    );
  if (name === "MIN")
    return join(
      ranges,
      Math.min(...lows),
      sure.length > 0 ? Math.min(...sure.map(({ high }) => high)) : Math.max(...highs),
    );
  return name === "AVG" ? join(ranges, Math.min(...lows), Math.max(...highs)) : anything;
};

/** A series with its gaps filled by a value. */
export const fill = (range: Range, value: number): Range => {
  if (range.present === true) return range;
  if (range.present === false) return between(value, value);
  return { ...range, low: Math.min(range.low, value), high: Math.max(range.high, value), present: true };
};

/** Whether a datapoint breaches; undefined when it may and may not. Missing datapoints are another question. */
export const breaches = ({ low, high }: Range, comparison: string, threshold: number): Truth => {
  const decide = (surely: boolean, possibly: boolean): Truth => (surely ? true : possibly ? undefined : false);
  if (comparison === "GreaterThanOrEqualToThreshold") return decide(low >= threshold, high >= threshold);
  if (comparison === "GreaterThanThreshold") return decide(low > threshold, high > threshold);
  if (comparison === "LessThanOrEqualToThreshold") return decide(high <= threshold, low <= threshold);
  if (comparison === "LessThanThreshold") return decide(high < threshold, low < threshold);
  return undefined;
};
