import type { Subject } from "../concepts";
import { mainRegionOf } from "../evaluate/global-services";
import { UndecidedError } from "../snapshot/unknown";
import { type AuditEvent, isGlobal } from "./event";

/** Whether an event is the one that was recorded, or stands for the same in every Region, or in the trail's own. */
export type Where = "asRecorded" | "everyRegion" | "homeRegion";

/** Why something does not happen, and what to do. */
interface Problem {
  readonly reason: string;
  readonly fix: string;
}

const unknownSelection = (trail: Subject<"trail">, event: AuditEvent): UndecidedError =>
  new UndecidedError(`Whether ${trail.resource.name} records ${event.eventName} cannot be known before deployment.`, [
    trail.resource.urn,
  ]);

/** A trail of one Region records what happens there, and in us-east-1 what has no Region (CloudTrail User Guide, "Trails"). */
const regionProblem = (trail: Subject<"trail">, event: AuditEvent, where: Where): Problem | undefined => {
  const { name, region } = trail.resource;
  if (!trail.multiRegion && where !== "homeRegion") {
    const wanted = isGlobal(event) ? mainRegionOf(region ?? "") : where === "asRecorded" ? event.awsRegion : undefined;
    if (wanted !== undefined && region === undefined) throw unknownSelection(trail, event);
    if (wanted === undefined || wanted !== region)
      return {
        reason: `${name} records one Region only`,
        fix: `set \`${trail.propertyOf("multiRegion")}\` to true`,
      };
  }
  if (isGlobal(event) && !trail.globalServiceEvents)
    return {
      reason: `${name} leaves out the events of services without a Region`,
      fix: `set \`${trail.propertyOf("globalServiceEvents")}\` to true`,
    };
  return undefined;
};

/** Why a trail does not record an event, with what to do; `undefined` when it does. Throws `UndecidedError`. */
export const captureProblem = (trail: Subject<"trail">, event: AuditEvent, where: Where): Problem | undefined => {
  const { name } = trail.resource;
  if (!trail.logging)
    return { reason: `${name} is switched off`, fix: `set \`${trail.propertyOf("logging")}\` to true` };
  const region = regionProblem(trail, event, where);
  if (region) return region;
  const recorded = trail.selectors.records(event);
  if (recorded === undefined) throw unknownSelection(trail, event);
  return recorded
    ? undefined
    : { reason: `the selectors of ${name} do not record ${event.eventName}`, fix: "add a selector that records it" };
};
