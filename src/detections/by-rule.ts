import { targetsOf, toldBy } from "../chain/alerting/rule-targets";
import { ruleMatches, ruleSees } from "../chain/alerting/rules";
import { confirmationOf } from "../chain/alerting/subscription";
import type { Subject } from "../concepts";
import { UndecidedError } from "../snapshot/unknown";
import { once } from "../stack/once";
import type { Stack } from "../stack/stack";
import type { Where } from "./capture";
import type { Detection } from "./detection";
import { type AuditEvent, isGlobal, ordinaryEvents } from "./event";
import { anyWay, type Break, breakAt, brokenBy, isBreak, through, type Way } from "./way";

const notifiedOnce = once(
  (stack: Stack, rule: Subject<"eventRule">): Way | Break =>
    anyWay("notified", targetsOf(stack, rule), (target) => {
      const { to, subscription, obstacle } = toldBy(stack, rule, target);
      if (obstacle) return brokenBy("notified", obstacle);
      const confirmation = subscription && confirmationOf(subscription);
      return { path: [through("notified", to)], assumes: confirmation === undefined ? [] : [confirmation] };
    }) ?? breakAt("notified", rule, `${rule.resource.name} has no target`, "give it one that tells somebody"),
);

/** From a rule that matches to somebody. */
export const wayFrom = (stack: Stack, rule: Subject<"eventRule">): Way | Break => {
  const rest = notifiedOnce(stack, rule);
  return isBreak(rest) ? rest : { ...rest, path: [through("matched", rule), ...rest.path] };
};

/** A rule sees what happens in its Region, and in the main one what has no Region. */
const regional = (rule: Subject<"eventRule">): Break =>
  breakAt(
    "matched",
    rule,
    `the rule ${rule.resource.name} sees what happens in its own Region only`,
    "add a metric filter on the trail's log group, or the rule in every Region",
  );

/** Whether a rule sees an event; one that can be anywhere is taken to be where the rule is. */
const sees = (rule: Subject<"eventRule">, event: AuditEvent, where: Where): boolean => {
  const { awsRegion, ...anywhere } = event;
  const truth = ruleSees(rule, where === "everyRegion" && !isGlobal(event) ? anywhere : event);
  if (truth === undefined)
    throw new UndecidedError(`Whether ${rule.resource.name} sees ${event.eventName} cannot be known.`, [
      rule.resource.urn,
    ]);
  return truth;
};

/** A rule that hands on everything detects nothing, and none counts how often. One on all calls of a service does: it tells of each. */
const detects = (rule: Subject<"eventRule">, detection: Detection | undefined): boolean =>
  !detection ||
  (detection.rate === undefined &&
    [...detection.mustNot, ...ordinaryEvents].some((event) => ruleMatches(rule, event) === false));

/** From EventBridge to somebody: a rule that sees the event, and a target that it can call; `undefined` when no rule sees it. */
export const wayByRule = (
  stack: Stack,
  event: AuditEvent,
  where: Where,
  detection?: Detection,
): Way | Break | undefined =>
  anyWay("matched", stack.subjects("eventRule"), (rule) => {
    if (!sees(rule, event, where) || !detects(rule, detection)) return undefined;
    if (where === "everyRegion" && !isGlobal(event)) return regional(rule);
    return wayFrom(stack, rule);
  });
