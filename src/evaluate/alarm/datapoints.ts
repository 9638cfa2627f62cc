import { absent, anything, between, perhaps, type Range } from "./range";
import { type Counter, known } from "./syntax";

/** A period in which events match, or one in which none does. */
export type Situation = { readonly matches: number } | "quiet";

const percentile = /^p(\d{1,2}(\.\d{1,10})?|100)$/;

/** True for a percentile. */
export const isPercentile = (statistic: string): boolean => percentile.test(statistic);

/** True when non-matching minutes pull a period's datapoint away from what matched. */
export const isDiluted = (statistic: string, counter: Counter, period: number): boolean =>
  (statistic === "Average" || statistic === "Minimum") && period > 60 && known(counter, "defaultValue") !== undefined;

const quiet = (statistic: string, counter: Counter, minutes: number): Range => {
  const fallback = known(counter, "defaultValue");
  if (fallback === undefined) return absent;
  if (statistic === "SampleCount") return perhaps(between(1, minutes));
  if (statistic === "Sum") return perhaps(between(fallback, minutes * fallback));
  return perhaps(between(fallback, fallback));
};

const matching = (statistic: string, counter: Counter, matches: number, others: number): Range => {
  if (statistic === "SampleCount") return between(matches, Infinity);
  const value = known(counter, "value");
  if (value === undefined) return { ...anything, present: true };
  const fallback = others > 0 ? known(counter, "defaultValue") : undefined;
  if (statistic === "Sum") {
    const rest = others * (fallback ?? 0);
    const [low, high] = [matches * value + Math.min(0, rest), matches * value + Math.max(0, rest)];
    return between(value < 0 ? -Infinity : low, value > 0 ? Infinity : high);
  }
  if (fallback === undefined) return between(value, value);
  if (statistic === "Maximum") return between(value, Math.max(value, fallback));
  if (statistic === "Minimum") return between(value, Math.min(value, fallback));
  if (statistic === "Average") return between(value, (matches * value + others * fallback) / (matches + others));
  return { ...between(value, fallback), open: true };
};

const statistics = ["Sum", "SampleCount", "Average", "Minimum", "Maximum"];

/**
 * The datapoint of a period: what matching events add, and the default value of each minute in which none does. A minute
 * with a match reports no default, and a minute without any event reports nothing.
 * Source: CloudWatch Logs User Guide, creating metrics from log events using filters; CloudWatch User Guide, statistics.
 */
export const datapoint = (statistic: string, counter: Counter, period: number, situation: Situation): Range => {
  if (!statistics.includes(statistic) && !isPercentile(statistic)) return anything;
  const minutes = Math.max(1, Math.ceil(period / 60));
  return situation === "quiet"
    ? quiet(statistic, counter, minutes)
    : matching(statistic, counter, situation.matches, minutes - 1);
};
