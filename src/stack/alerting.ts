import type { Subject } from "../concepts";
import { UndecidedError } from "../snapshot/unknown";
import { OpenIndex } from "./open-index";
import type { Stack } from "./stack";

type Watcher = Subject<"alarm">;
type Actor = Subject<"alarm"> | Subject<"compositeAlarm">;

/** Namespace and name, equal to the letter (PutMetricAlarm). */
const metricKey = (namespace: string | undefined, metricName: string | undefined): string =>
  JSON.stringify([namespace, metricName]);

const keysOf = (alarm: Watcher): readonly string[] =>
  alarm.metrics.map(({ namespace, metricName }) => metricKey(namespace, metricName));

interface MetricIndex {
  readonly filters: OpenIndex<Subject<"metricFilter">>;
  readonly alarms: OpenIndex<Watcher>;
}

const indexes = new WeakMap<Stack, MetricIndex>();

const indexOf = (stack: Stack): MetricIndex => {
  let index = indexes.get(stack);
  if (!index) {
    index = {
      filters: new OpenIndex(stack.subjects("metricFilter"), (filter) => [
        metricKey(filter.namespace, filter.metricName),
      ]),
      alarms: new OpenIndex(stack.subjects("alarm"), keysOf),
    };
    indexes.set(stack, index);
  }
  return index;
};

/** The metric filters whose metric an alarm watches. Throws `UndecidedError` while one may be that cannot be told. */
export const filtersOf = (stack: Stack, alarm: Watcher): readonly Subject<"metricFilter">[] =>
  keysOf(alarm).flatMap((key) => indexOf(stack).filters.find(key));

/** The alarms that watch a metric filter's metric. Throws `UndecidedError` while one may be that cannot be told. */
export const alarmsOn = (stack: Stack, filter: Subject<"metricFilter">): readonly Watcher[] =>
  indexOf(stack).alarms.find(metricKey(filter.namespace, filter.metricName));

/** How an alarm's message gets out, or the first thing that stops it. */
export type Notification =
  | {
      readonly reaches: true;
      readonly topic: Subject<"topic"> | undefined;
      readonly subscription: Subject<"subscription"> | undefined;
    }
  | {
      readonly reaches: false;
      readonly problem: "actionsDisabled" | "noAction" | "noSubscription";
      readonly on: Subject;
    };

/** Actions that change machines instead of telling anybody (PutMetricAlarm, AlarmActions). */
const tellsSomebody = (arn: string): boolean =>
  !/^arn:[^:]*:(automate|swf|autoscaling|application-autoscaling|ec2)[:/]/.test(arn);

const through = (stack: Stack, actor: Actor): Notification => {
  if (!actor.actionsEnabled) return { reaches: false, problem: "actionsDisabled", on: actor };
  const { targets, elsewhere } = actor.actions;
  for (const topic of targets) {
    const [subscription] = stack.referrers(topic, "subscription", "topic");
    if (subscription) return { reaches: true, topic, subscription };
  }
  const outside = elsewhere.filter(tellsSomebody);
  if (outside.some((arn) => !/^arn:[^:]*:sns:/.test(arn)))
    return { reaches: true, topic: undefined, subscription: undefined };
  if (outside.length > 0)
    throw new UndecidedError(
      "Its topic is not part of this stack, so who is subscribed to it cannot be told.",
      outside,
    );
  const [unheard] = targets;
  return unheard
    ? { reaches: false, problem: "noSubscription", on: unheard }
    : { reaches: false, problem: "noAction", on: actor };
};

/** True when a composite's rule speaks of the alarm in its ALARM state, by name or ARN, quoted or not. */
const namesAlarm = (rule: string, alarm: Watcher): boolean =>
  [...rule.matchAll(/(?<!NOT\s+)ALARM\(\s*["']?([^"')]+?)["']?\s*\)/g)].some(
    ([, child = ""]) => child === alarm.name || child.endsWith(`:alarm:${alarm.name}`),
  );

/** Whether somebody is told when the alarm goes off, by its own actions or by a composite's. */
export const notificationOf = (stack: Stack, alarm: Watcher): Notification => {
  const own = through(stack, alarm);
  if (own.reaches) return own;
  for (const composite of stack.subjects("compositeAlarm")) {
    if (!namesAlarm(composite.rule, alarm)) continue;
    const notification = through(stack, composite);
    if (notification.reaches) return notification;
  }
  return own;
};
