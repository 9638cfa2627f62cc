import type { Subject } from "../concepts";
import { once } from "../stack/once";
import type { Stack } from "../stack/stack";
import type { Where } from "./capture";
import type { Detection } from "./detection";
import type { AuditEvent } from "./event";
import { inRegion } from "./record-kind";

/** What is followed: an event, where it happens, and the detection that it is an example of. */
export interface Followed {
  readonly event: AuditEvent;
  readonly where: Where;
  readonly detection?: Detection;
}

/** The same in each Region, one for all trails there: what follows from it does not depend on the trail. */
const placesOnce = once((_: Stack, __: Followed) => new Map<string | undefined, Followed>());

/** What happens in the trail's own Region happens there; where that is not known, in the Region of whoever looks. */
export const inRegionOf = (stack: Stack, trail: Subject<"trail">, followed: Followed): Followed => {
  if (followed.where !== "homeRegion") return followed;
  const { region } = trail.resource;
  const places = placesOnce(stack, followed);
  const there = places.get(region) ?? { ...followed, event: inRegion(followed.event, region) };
  places.set(region, there);
  return there;
};
