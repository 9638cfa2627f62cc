import { logDeliveryObstacle } from "../chain/delivery/log-delivery";
import type { Subject } from "../concepts";
import { once } from "../stack/once";
import type { Stack } from "../stack/stack";
import { wayByFilter } from "./by-filter";
import { wayByLogAlarm } from "./by-log-alarm";
import { wayByRule } from "./by-rule";
import { captureProblem } from "./capture";
import type { Followed } from "./followed";
import { trailObstacle } from "./trail-works";
import { anyWay, type Break, breakAt, inSequence, past, type Way } from "./way";

/** Nothing is in the way here, and nothing is to be shown. */
const onward: Way = { path: [], assumes: [] };

const worksOnce = once(trailObstacle);

const deliversOnce = once((stack: Stack, trail: Subject<"trail">) => {
  const logGroup = trail.logGroup.target;
  return logGroup && logDeliveryObstacle(stack, trail, logGroup);
});

const byFilterOnce = once((stack: Stack, logGroup: Subject<"logGroup">, { event, detection }: Followed) =>
  wayByFilter(stack, logGroup, event, detection),
);

const byLogGroup = (stack: Stack, trail: Subject<"trail">, followed: Followed): Way | Break => {
  const logGroup = trail.logGroup.target;
  if (!logGroup)
    return breakAt(
      "delivered",
      trail,
      "no trail delivers to a log group of this stack",
      "give the trail the log group that the filters are on",
    );
  return inSequence(
    ["delivered", () => past("delivered", logGroup, deliversOnce(stack, trail))],
    ["matched", () => byFilterOnce(stack, logGroup, followed)],
  );
};

const byRuleOnce = once((stack: Stack, { event, where, detection }: Followed) =>
  wayByRule(stack, event, where, detection),
);

const byRule = (stack: Stack, _: Subject<"trail">, followed: Followed): Way | Break | undefined =>
  byRuleOnce(stack, followed);

/** From a CloudTrail trail to somebody: by its log group and metric filters, or by an event rule; an alarm on its logs may tell, too. */
export const byCloudTrail = (stack: Stack, trail: Subject<"trail">, followed: Followed): Way | Break =>
  inSequence(
    [
      "captured",
      () => {
        const problem = captureProblem(trail, followed.event, followed.where);
        return past("captured", trail, problem && { on: trail, ...problem });
      },
    ],
    [
      "delivered",
      () => {
        const obstacle = worksOnce(stack, trail);
        return obstacle ? past("delivered", trail, obstacle) : onward;
      },
    ],
    [
      "delivered",
      () => anyWay("delivered", [byRule, byLogGroup, wayByLogAlarm], (by) => by(stack, trail, followed)) ?? onward,
    ],
  );
