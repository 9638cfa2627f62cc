import type { Subject } from "../concepts";
import type { Stack } from "./stack";
import { UndecidedError } from "./unknown";

type Watcher = Subject<"alarm">;
type Actor = Subject<"alarm"> | Subject<"compositeAlarm">;

/** The metric filters whose metric an alarm watches. */
export const filtersOf = (stack: Stack, alarm: Watcher): readonly Subject<"metricFilter">[] =>
  stack
    .subjects("metricFilter")
    .filter((filter) =>
      alarm.metrics.some(
        ({ namespace, metricName }) => namespace === filter.namespace && metricName === filter.metricName,
      ),
    );

/** The alarms that watch a metric filter's metric: namespace and name equal to the letter (PutMetricAlarm). */
export const alarmsOn = (stack: Stack, filter: Subject<"metricFilter">): readonly Watcher[] => {
  const { namespace, metricName } = filter;
  const found: Watcher[] = [];
  let open: readonly string[] | undefined;
  for (const alarm of stack.subjects("alarm")) {
    try {
      if (alarm.metrics.some((metric) => metric.namespace === namespace && metric.metricName === metricName))
        found.push(alarm);
    } catch (error) {
      if (!(error instanceof UndecidedError)) throw error;
      open = [alarm.resource.urn];
    }
  }
  if (found.length === 0 && open)
    throw new UndecidedError("An alarm's metric cannot be known before deployment, so it may be this one's.", open);
  return found;
};

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
