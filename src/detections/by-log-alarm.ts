import { logAlarmsOf, looksInto, refusalOf } from "../chain/alerting/log-alarms";
import { logWritingObstacle } from "../chain/delivery/log-delivery";
import type { Subject } from "../concepts";
import { UndecidedError } from "../snapshot/unknown";
import { once } from "../stack/once";
import type { Stack } from "../stack/stack";
import { notified } from "./by-filter";
import { anyWay, type Break, breakAt, inSequence, past, type Way } from "./way";

const found = (alarm: Subject<"alarm">, logGroup: Subject<"logGroup">): Break => {
  const [{ name, urn }, group] = [alarm.resource, logGroup.resource.name];
  if (!looksInto(alarm, logGroup))
    return breakAt("matched", alarm, `${name} does not query ${group}`, "query the trail's log group");
  throw new UndecidedError(
    `Whether the query of ${name} finds it in ${group} cannot be told: trailproof evaluates no queries of CloudWatch Logs Insights.`,
    [urn],
  );
};

const accepted = (alarm: Subject<"alarm">): Way | Break => {
  const refusal = refusalOf(alarm);
  return past(
    "alarmed",
    alarm,
    refusal && {
      on: alarm,
      reason: `${alarm.resource.name} is refused: ${refusal.why}`,
      fix: `set \`${alarm.propertyOf(refusal.field)}\` to ${refusal.set}`,
    },
  );
};

/**
 * From a trail's log group to somebody by an alarm that queries it. What its query finds is not evaluated, so this is no way
 * that is known to work: either it cannot be told, or it is none, and what keeps other ways from working is the answer.
 * Throws `UndecidedError`.
 */
export const wayByLogAlarm = once((stack: Stack, trail: Subject<"trail">): undefined => {
  const logGroup = trail.logGroup.target;
  if (!logGroup) return;
  anyWay("matched", logAlarmsOf(stack), (alarm) => {
    inSequence(
      ["matched", () => found(alarm, logGroup)],
      ["delivered", () => past("delivered", logGroup, logWritingObstacle(stack, trail, logGroup))],
      ["alarmed", () => accepted(alarm)],
      ["notified", () => notified(stack, alarm)],
    );
    return undefined;
  });
});
