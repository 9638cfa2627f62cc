import type { Subject } from "../concepts";
import { filterPattern } from "../evaluate";
import { alarmsOn, notificationOf } from "../stack/alerting";
import type { Stack } from "../stack/stack";
import { confirmationOf } from "../stack/subscription";
import type { Detection } from "./detection";
import type { AuditEvent } from "./event";
import { once } from "./once";
import { anyWay, type Break, breakAt, isBreak, through, type Way } from "./way";

const patternOnce = once((_: Stack, filter: Subject<"metricFilter">): filterPattern.FilterPattern | undefined => {
  try {
    return filterPattern.parse(filter.pattern);
  } catch (error) {
    if (error instanceof filterPattern.FilterPatternSyntaxError) return undefined;
    throw error;
  }
});

const notified = (stack: Stack, alarm: Subject<"alarm">): Way | Break => {
  const notification = notificationOf(stack, alarm);
  if (!notification.reaches)
    return breakAt(
      "notified",
      alarm,
      `${alarm.resource.name} goes off and tells nobody`,
      "give it an action that leads to a topic with a subscriber",
    );
  const { subscription, topic } = notification;
  const confirmation = subscription && confirmationOf(subscription);
  return {
    path: [through("alarmed", alarm), through("notified", subscription ?? topic ?? alarm)],
    assumes: confirmation === undefined ? [] : [confirmation],
  };
};

/** What follows when a metric filter counts: it does not depend on what it counted. */
const alertOnce = once(
  (stack: Stack, filter: Subject<"metricFilter">): Way | Break =>
    anyWay("alarmed", alarmsOn(stack, filter), (alarm) => notified(stack, alarm)) ??
    breakAt(
      "alarmed",
      filter,
      `no alarm watches the metric of ${filter.resource.name}`,
      "add an alarm on exactly that metric",
    ),
);

/** A pattern that also matches everything a detection is not about detects nothing: it is always on. */
const tellsApart = (pattern: filterPattern.FilterPattern, detection: Detection | undefined): boolean =>
  !detection || detection.mustNot.some((event) => !pattern.matches(event));

/** From a log group to somebody: a metric filter that matches the event, an alarm on its metric, and who is told. */
export const wayByFilter = (
  stack: Stack,
  logGroup: Subject<"logGroup">,
  event: AuditEvent,
  detection?: Detection,
): Way | Break => {
  const unmatched = breakAt(
    "matched",
    logGroup,
    `no metric filter matches ${event.eventName}`,
    "add a metric filter on the trail's log group that matches it",
  );
  return (
    anyWay("matched", stack.referrers(logGroup, "metricFilter", "logGroup"), (filter) => {
      const pattern = patternOnce(stack, filter);
      if (!pattern?.matches(event) || !tellsApart(pattern, detection)) return unmatched;
      const alert = alertOnce(stack, filter);
      return isBreak(alert) ? alert : { ...alert, path: [through("matched", filter), ...alert.path] };
    }) ?? unmatched
  );
};
