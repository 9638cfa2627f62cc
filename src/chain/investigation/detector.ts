import type { Subject } from "../../concepts";
import type { Stack } from "../../stack/stack";

/**
 * Whether a feature of a detector is on: a resource of its own says so before the detector does. `undefined` when nothing
 * says; what GuardDuty then does depends on when the detector was made. Throws `UndecidedError`.
 */
export const featureOf = (stack: Stack, detector: Subject<"detector">, name: string): boolean | undefined =>
  stack.referrers(detector, "detectorFeature", "detector").find((feature) => feature.name === name)?.on ??
  detector.features.get(name);
