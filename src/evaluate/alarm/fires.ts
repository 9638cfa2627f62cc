import type { Truth } from "../three-valued";
import { isDiluted, isPercentile } from "./datapoints";
import { type Finding, type Firing, firstOf, no, undecided } from "./firing";
import { breaches, type Range } from "./range";
import { refusals } from "./refusals";
import { type Series, seriesOf } from "./series";
import { type Counter, known, type MetricAlarm, NotKnown, type Rate } from "./syntax";

interface Judged {
  readonly alarm: MetricAlarm;
  readonly counter: Counter;
  /** Throws `NotKnown`. */
  readonly series: () => Series;
  readonly rate: Rate;
  readonly caveats: string[];
}

const breach = (alarm: MetricAlarm, range: Range): Truth =>
  breaches(range, known(alarm, "comparison") ?? "", known(alarm, "threshold") ?? 0);

const worthOf = ({ counter }: Judged): number => {
  const value = known(counter, "value");
  return value !== undefined && value > 0 ? value : 1;
};

/** Metric filters report once a minute: a finer alarm finds nothing most of the time (PutMetricAlarm, Period). */
const fineness = ({ series }: Judged): Finding | undefined => {
  const { period, field } = series();
  return period !== undefined && period < 60
    ? no(
        "tooFine",
        field === "queries" ? "queries" : "period",
        "60 or more",
        `it looks every ${period} seconds at a metric that has a value once a minute`,
      )
    : undefined;
};

const whatHolds = ({ counter, series }: Judged): string =>
  series().field === "queries"
    ? "what it calculates without any event"
    : `the default value ${known(counter, "defaultValue")}`;

/** A state that holds without events is entered once; actions run on the way into ALARM only (Alarm actions). */
const quiet = (judged: Judged): Finding | undefined => {
  const { alarm, series, caveats } = judged;
  const range = series().at("quiet");
  const on = range.present === false ? false : breach(alarm, range);
  const below = known(alarm, "comparison")?.startsWith("LessThan");
  if (on !== false && range.open) return undefined;
  if (on !== false)
    return below
      ? no(
          "alwaysOn",
          "comparison",
          "GreaterThanOrEqualToThreshold",
          `its comparison ${known(alarm, "comparison")} is true of few events, not of many`,
        )
      : no(
          "alwaysOn",
          "threshold",
          String(worthOf(judged)),
          `${whatHolds(judged)} ${on ? "breaches" : "adds up to"} the threshold ${known(alarm, "threshold")}`,
        );
  if (known(alarm, "missingData") !== "breaching" || range.present === true) return undefined;
  if (range.present === false)
    return no(
      "alwaysOn",
      "missingData",
      "notBreaching",
      "missing data counts as breaching, and no event leaves no data",
    );
  caveats.push("It goes off as well when no event at all arrives for a period.");
  return undefined;
};

const BILLION = 1e9;

/** The fewest matching events within a period that surely breach; `undefined` when no number does. */
const fewest = ({ alarm, series }: Judged): number | undefined => {
  const enough = (matches: number) => breach(alarm, series().at({ matches })) === true;
  let high = 1;
  while (!enough(high)) {
    if (high > BILLION) return undefined;
    high *= 2;
  }
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
};

/** Events that are spread over several periods leave at least their fair share in one of them. */
const matchesIn = ({ rate, series }: Judged): number =>
  Math.max(1, Math.ceil(rate.events / Math.max(1, Math.ceil(rate.withinSeconds / (series().period ?? 60)))));

const shortfall = (judged: Judged, matches: number): Finding => {
  const { alarm, counter, series } = judged;
  const [comparison, threshold] = [known(alarm, "comparison") ?? "", known(alarm, "threshold") ?? 0];
  const { period = 60, field } = series();
  const statistic = series().statistic();
  if (comparison.startsWith("LessThan"))
    return no(
      "neverBreaches",
      "comparison",
      "GreaterThanOrEqualToThreshold",
      `its comparison ${comparison} is true of few events, not of many`,
    );
  if (statistic !== undefined && isDiluted(statistic, counter, period))
    return no(
      "diluted",
      field,
      "Sum",
      `minutes without a match pull the ${statistic} of a period down to the default value ${known(counter, "defaultValue")}`,
    );
  const needed = fewest(judged);
  if (needed === undefined)
    return no(
      "neverBreaches",
      "threshold",
      known(counter, "value") === worthOf(judged) ? String(worthOf(judged)) : "a value that events reach",
      `one event adds ${known(counter, "value")}, and no number of them reaches the threshold ${threshold}`,
    );
  const why = `it takes ${needed} matching events within ${period} seconds`;
  const isOneShort = comparison === "GreaterThanThreshold" && matches === 1 && needed === 2 && threshold > 0;
  return isOneShort && threshold === worthOf(judged)
    ? { ...no("onePastThreshold", "comparison", "GreaterThanOrEqualToThreshold", why), needed }
    : { ...no("needsMore", "threshold", String(worthOf(judged)), why), needed };
};

const event = (judged: Judged): Finding | undefined => {
  const { alarm, series, caveats } = judged;
  const statistic = series().statistic() ?? "";
  if (isPercentile(statistic) && known(alarm, "lowSampleCount") === "ignore")
    return no("lowSamples", "lowSampleCount", "evaluate", "percentiles of few samples are ignored");
  const matches = matchesIn(judged);
  const range = series().at({ matches });
  const on = breach(alarm, range);
  if (on === undefined && range.open)
    return undecided("calculated", "the value that is compared with the threshold depends on more than the events");
  if (on !== true) return shortfall(judged, matches);
  if (range.present !== true)
    caveats.push("It sees nothing while another metric of its expression has no value; use SUM or FILL.");
  return undefined;
};

/** Breaching datapoints with only gaps after them raise the alarm late, when the oldest is old enough (missing data). */
const several = ({ alarm, series, caveats }: Judged): Finding | undefined => {
  const needed = known(alarm, "datapointsToAlarm") ?? known(alarm, "evaluationPeriods") ?? 1;
  if (needed <= 1) return undefined;
  const without = series().at("quiet");
  if (without.open) return undecided("calculated", "what holds between events depends on more than the events");
  const gapsFollow = known(alarm, "missingData") === "missing" && without.present === false;
  if (!gapsFollow || breach(alarm, series().at({ matches: 1 })) !== true)
    return no(
      "severalPeriods",
      "datapointsToAlarm",
      "1",
      `events have to match in ${needed} periods before it goes off`,
    );
  caveats.push(`It goes off ${needed} periods after the event.`);
  return undefined;
};

/** With nothing but gaps after an event, `ignore` keeps the ALARM state for ever (missing data). */
const rearm = ({ alarm, series, caveats }: Judged): Finding | undefined => {
  if (known(alarm, "missingData") !== "ignore" || series().at("quiet").present !== false) return undefined;
  if (breach(alarm, series().at({ matches: 1 })) === true)
    return no(
      "neverRearms",
      "missingData",
      "notBreaching",
      "missing data is ignored, which keeps it in ALARM after the first event",
    );
  caveats.push("It goes off again only after a period with fewer events, not after one with none.");
  return undefined;
};

const surroundings = ({ alarm, counter, series, caveats }: Judged): undefined => {
  const seconds = (series().period ?? 60) * (known(alarm, "evaluationPeriods") ?? 1);
  if (seconds > 86_400) caveats.push("It is evaluated once an hour.");
  const [dimension] = Object.keys(known(counter, "dimensions"));
  if (dimension !== undefined) caveats.push(`It sees the events with its own ${dimension} only.`);
};

const checks = [
  ...refusals.map(
    (refusal) =>
      ({ alarm }: Judged) =>
        refusal(alarm),
  ),
  ...[fineness, quiet, event, several, rearm, surroundings],
];

const elsewhere = (alarm: MetricAlarm): Finding | undefined => {
  if (known(alarm, "promQl")) return undecided("query", "it evaluates a PromQL query");
  return known(alarm, "thresholdMetricId") === undefined
    ? undefined
    : undecided("anomaly", "it compares with a band that it learns");
};

/**
 * Whether a matching event (or events at a rate) surely raises the alarm, and each later one anew. What a getter of the
 * alarm or the counter throws is thrown, unless what is known decides.
 * Source: CloudWatch User Guide, alarm evaluation, missing data, alarm actions; API reference, PutMetricAlarm.
 */
export const firesOn = (
  alarm: MetricAlarm,
  counter: Counter,
  rate: Rate = { events: 1, withinSeconds: 60 },
): Firing => {
  const caveats: string[] = [];
  let series: Series | undefined;
  const judged: Judged = {
    alarm,
    counter,
    rate,
    caveats,
    series() {
      series ??= seriesOf(alarm, counter);
      if (!series) throw new NotKnown("queries");
      return series;
    },
  };
  const finding = firstOf(alarm, [elsewhere]) ?? firstOf(judged, checks);
  return finding ?? { answer: "yes", caveats };
};
