import { alarm } from "../src/evaluate";

const BAR = 100_000;

const counter: alarm.Counter = {
  namespace: "Audit",
  metricName: "RootUsage",
  dimensions: {},
  unit: "None",
  value: 1,
  defaultValue: 0,
};

const plain: alarm.MetricAlarm = {
  namespace: "Audit",
  metricName: "RootUsage",
  dimensions: {},
  unit: undefined,
  statistic: "Sum",
  period: 300,
  evaluationPeriods: 1,
  datapointsToAlarm: undefined,
  threshold: 1,
  comparison: "GreaterThanOrEqualToThreshold",
  missingData: "notBreaching",
  lowSampleCount: "evaluate",
  queries: [],
  thresholdMetricId: undefined,
  promQl: false,
};

const entry = (id: string, own: Partial<alarm.MetricQuery>): alarm.MetricQuery => ({
  id,
  returnsData: false,
  expression: undefined,
  metric: undefined,
  account: undefined,
  ...own,
});

const counted = { ...plain, statistic: "Sum", period: 300 };

const onMath = (expression: string): alarm.MetricAlarm => ({
  ...plain,
  queries: [
    entry("m1", { metric: counted as NonNullable<alarm.MetricQuery["metric"]> }),
    entry("m2", { metric: { ...counted, metricName: "Other" } as NonNullable<alarm.MetricQuery["metric"]> }),
    entry("all", { expression, returnsData: true }),
  ],
});

const rule = alarm.parseRule("ALARM(a) AND NOT ALARM(maintenance)");
const long = Array.from({ length: 680 }, () => "m1").join("+");
const deep = `${"(".repeat(5000)}ALARM(a)${")".repeat(5000)}`;

/** How often a second of one core a piece of work is done. */
const rateOf = (work: () => unknown): number => {
  for (let i = 0; i < 1000; i++) work();
  const start = process.cpuUsage();
  let count = 0;
  let seconds = 0;
  while (seconds < 0.5) {
    for (let i = 0; i < 100; i++) work();
    count += 100;
    const { user, system } = process.cpuUsage(start);
    seconds = (user + system) / 1e6;
  }
  return count / seconds;
};

const cases: readonly (readonly [what: string, work: () => unknown])[] = [
  ["an alarm on one metric, one event", () => alarm.firesOn(plain, counter)],
  ["a burst, with the number of events it takes", () => alarm.firesOn({ ...plain, threshold: 101 }, counter)],
  ["which counter an alarm watches", () => alarm.watches(plain, counter)],
  ["a composite alarm's rule, read before", () => rule.isTrue((name) => (name === "a" ? "ALARM" : "OK"))],
];

for (const [what, work] of cases) {
  const rate = rateOf(work);
  console.log(
    `${what.padEnd(48)} ${Math.round(rate).toLocaleString("en").padStart(12)} / s  ${rate >= BAR ? "holds" : "MISSES"} ${BAR.toLocaleString("en")} / s`,
  );
}

const extremes: readonly (readonly [what: string, work: () => unknown])[] = [
  ["metric math of two metrics", () => alarm.firesOn(onMath("SUM(METRICS())"), counter)],
  ["metric math of 2,048 characters", () => alarm.firesOn(onMath(long), counter)],
  ["a composite alarm's rule of 10,240 characters", () => alarm.parseRule(deep).isTrue(() => "OK")],
  ["a mute schedule over 28 years", () => alarm.mutingOf({ expression: "cron(*/5 * 1,15 * MON)", duration: "P15D" })],
];

for (const [what, work] of extremes) {
  const milliseconds = 1000 / rateOf(work);
  console.log(
    `${what.padEnd(48)} ${milliseconds.toFixed(3).padStart(12)} ms   ${milliseconds <= 50 ? "holds" : "MISSES"} 50 ms`,
  );
}
