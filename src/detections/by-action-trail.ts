import { standsFor, trailStore } from "../chain/delivery/log-store";
import { storeDeliveryObstacle } from "../chain/delivery/store-delivery";
import type { Subject } from "../concepts";
import { logQuery } from "../evaluate";
import { UndecidedError } from "../snapshot/unknown";
import { once } from "../stack/once";
import type { Stack } from "../stack/stack";
import { wayByAlert } from "./by-alert";
import type { Followed } from "./followed";
import { nameOfRecord, regionOf } from "./record-kind";
import { trailObstacle } from "./trail-works";
import { type Break, breakAt, brokenBy, inSequence, past, type Way } from "./way";

/** Why something does not happen, and what to do. */
interface Problem {
  readonly reason: string;
  readonly fix: string;
}

const openCapture = (trail: Subject<"trail">, { event }: Followed): UndecidedError =>
  new UndecidedError(`Whether ${trail.resource.name} records ${nameOfRecord(event)} cannot be known.`, [
    trail.resource.urn,
  ]);

/** A trail that names Regions records those; one that names none records what the API decides. */
const regionProblem = (trail: Subject<"trail">, followed: Followed): Problem | undefined => {
  if (trail.multiRegion) return undefined;
  const region = regionOf(followed.event);
  if (followed.where !== "everyRegion") {
    if (region === undefined || trail.regions.length === 0) throw openCapture(trail, followed);
    if (trail.regions.includes(String(region))) return undefined;
  }
  return {
    reason: `${trail.resource.name} does not record every Region`,
    fix: `set \`${trail.propertyOf("multiRegion")}\` to ${trail.spellingOf("multiRegion", true)}`,
  };
};

/** Why an ActionTrail trail does not record an event; `undefined` when it does. Throws `UndecidedError`. */
const captureProblem = (trail: Subject<"trail">, followed: Followed): Problem | undefined => {
  const { name } = trail.resource;
  if (!trail.logging)
    return {
      reason: `${name} is switched off`,
      fix: `set \`${trail.propertyOf("logging")}\` to ${trail.spellingOf("logging", true)}`,
    };
  const region = regionProblem(trail, followed);
  if (region) return region;
  const recorded = trail.selectors.records(followed.event);
  if (recorded === undefined) throw openCapture(trail, followed);
  return recorded
    ? undefined
    : {
        reason: `${name} does not record ${nameOfRecord(followed.event)}`,
        fix: `let \`${trail.propertyOf("selectors")}\` record reads and writes`,
      };
};

const worksOnce = once(trailObstacle);
const deliversOnce = once(storeDeliveryObstacle);

const byAlert = (stack: Stack, trail: Subject<"trail">, { event, detection }: Followed): Way | Break => {
  const place = trailStore(stack, trail);
  if (!place)
    return breakAt(
      "delivered",
      trail,
      `${trail.resource.name} delivers to no log project, so no alert sees its events`,
      `set \`${trail.propertyOf("logProject")}\` to the ARN of one`,
    );
  const on = standsFor(stack, place, trail);
  return inSequence(
    ["delivered", () => past("delivered", on, deliversOnce(stack, trail, place))],
    [
      "matched",
      () => wayByAlert(stack, place, on, event, { toRecord: logQuery.toRecord, ...(detection && { detection }) }),
    ],
  );
};

/** From an ActionTrail trail to somebody: by the log store that it makes, and alerts on it. */
export const byActionTrail = (stack: Stack, trail: Subject<"trail">, followed: Followed): Way | Break =>
  inSequence(
    [
      "captured",
      () => {
        const problem = captureProblem(trail, followed);
        return past("captured", trail, problem && { on: trail, ...problem });
      },
    ],
    [
      "delivered",
      () => {
        const obstacle = worksOnce(stack, trail);
        return obstacle ? brokenBy("delivered", obstacle) : { path: [], assumes: [] };
      },
    ],
    ["delivered", () => byAlert(stack, trail, followed)],
  );
