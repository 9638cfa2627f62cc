import { eachAlarmOn, firingOf, heard, type Notification, notificationOf } from "../chain/alerting/alerting";
import { confirmationOf } from "../chain/alerting/subscription";
import type { Obstacle } from "../chain/obstacle";
import type { Subject } from "../concepts";
import { filterPattern } from "../evaluate";
import { UndecidedError } from "../snapshot/unknown";
import { once } from "../stack/once";
import type { Stack } from "../stack/stack";
import type { Detection } from "./detection";
import type { AuditEvent } from "./event";
import { anyWay, type Break, breakAt, brokenBy, inSequence, isBreak, through, type Way } from "./way";

/** A pattern that CloudWatch Logs would refuse matches nothing; one that it may take, and one on other events, cannot be told. */
const patternOnce = once((_: Stack, filter: Subject<"metricFilter">): filterPattern.FilterPattern | undefined => {
  const open = (why: string) =>
    new UndecidedError(`What ${filter.resource.name} matches cannot be told: ${why}.`, [filter.resource.urn]);
  if (filter.transformed) throw open("its pattern is matched against transformed events");
  const pattern = filterPattern.read(filter.pattern);
  if (!(pattern instanceof Error)) return pattern;
  const inLowerCase = filterPattern.read(filter.pattern, { lowerCaseKeywords: "accepted" });
  if (!(inLowerCase instanceof Error)) throw open("keywords in lower case are not documented");
  return undefined;
});

/** What keeps an alarm from telling anybody. */
const silence = (alarm: Subject<"alarm">, notification: Extract<Notification, { reaches: false }>): Obstacle => {
  const { problem, on } = notification;
  const name = alarm.resource.name;
  switch (problem) {
    case "lost":
      return notification.obstacle;
    case "actionsDisabled":
      return { on, reason: `${on.resource.name} has its actions switched off`, fix: "switch them on" };
    case "muted":
      return { on, reason: `${on.resource.name} mutes ${name} time and again`, fix: `take ${name} out of it` };
    case "suppressed":
      return {
        on,
        reason: `${on.resource.name} holds its actions back just while ${name} goes off`,
        fix: "let another alarm hold them back",
      };
    case "otherRegion":
      return {
        on,
        reason: `${on.resource.name} is in ${on.resource.region}, and its topic ${notification.topic} is not`,
        fix: `let it act through a topic in ${on.resource.region}`,
      };
    default:
      return {
        on: alarm,
        reason: `${name} goes off and tells nobody`,
        fix: "give it an action that leads to a topic with a subscriber",
      };
  }
};

/** Whether somebody is told when an alarm goes off. */
export const notified = (stack: Stack, alarm: Subject<"alarm">): Way | Break => {
  const notification = notificationOf(stack, alarm, heard);
  if (!notification.reaches) return brokenBy("notified", silence(alarm, notification));
  const { subscription, topic } = notification;
  const confirmation = subscription && confirmationOf(subscription);
  return {
    path: [through("notified", subscription ?? topic ?? alarm)],
    assumes: confirmation === undefined ? [] : [confirmation],
  };
};

/** At a rate, an alarm has to go off by the event that is one more than usual. */
const raised = (filter: Subject<"metricFilter">, alarm: Subject<"alarm">, rate: Detection["rate"]): Way | Break => {
  const firing = firingOf(alarm, filter, rate && { events: rate.moreThan + 1, withinSeconds: rate.withinSeconds });
  if (firing.answer === "yes") return { path: [through("alarmed", alarm)], assumes: [] };
  const { why, field, set } = firing;
  const name = alarm.resource.name;
  return breakAt(
    "alarmed",
    alarm,
    `${name} does not go off as it should: ${why}`,
    `set \`${alarm.propertyOf(field)}\` to ${set}`,
  );
};

/** What follows when a metric filter counts, at a rate: it does not depend on what it counted. */
const alert = (stack: Stack, filter: Subject<"metricFilter">, rate: Detection["rate"]): Way | Break =>
  anyWay("alarmed", eachAlarmOn(stack, filter), (alarm) =>
    inSequence(["alarmed", () => raised(filter, alarm, rate)], ["notified", () => notified(stack, alarm)]),
  ) ??
  breakAt(
    "alarmed",
    filter,
    `no alarm watches the metric of ${filter.resource.name}`,
    "add an alarm on exactly that metric",
  );

const alertByOneEvent = once((stack: Stack, filter: Subject<"metricFilter">) => alert(stack, filter, undefined));

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
      const rest = detection?.rate ? alert(stack, filter, detection.rate) : alertByOneEvent(stack, filter);
      return isBreak(rest) ? rest : { ...rest, path: [through("matched", filter), ...rest.path] };
    }) ?? unmatched
  );
};
