import { logDeliveryObstacle } from "../chain/log-delivery";
import type { Subject } from "../concepts";
import { UndecidedError } from "../snapshot/unknown";
import { once } from "../stack/once";
import type { Stack } from "../stack/stack";
import { wayByFilter } from "./by-filter";
import { type Finder, wayFromFinder, wayOfFinding } from "./by-finding";
import { wayByRule } from "./by-rule";
import { captureProblem, type Where } from "./capture";
import type { Detection } from "./detection";
import { type AuditEvent, isGlobal, isSignIn, signInRegions } from "./event";
import type { Finding, ServiceEvent } from "./finding-events";
import { trailObstacle } from "./trail-works";
import { anyWay, type Break, breakAt, inSequence, isBreak, type PathStep, past, type Step, type Way } from "./way";

/** Whether an event raises an alert, by which way, or where the way breaks. */
export interface Trace {
  readonly status: "covered" | "broken" | "undecided";
  /** The way of the event through the stack, when it gets through. */
  readonly path?: readonly PathStep[];
  /** What has to be true besides, and shows only after the deployment: that a subscription is confirmed. */
  readonly assumes?: readonly string[];
  /** The first step that fails. */
  readonly step?: Step;
  /** The resource at which it fails, or on which an open answer waits. */
  readonly urn?: string;
  readonly reason?: string;
  readonly fix?: string;
}

/** The trace of a detection: of all its events, for each has to get through. */
export interface DetectionResult extends Trace {
  readonly id: string;
  readonly controls: readonly string[];
}

/** Nothing is in the way here, and nothing is to be shown. */
const onward: Way = { path: [], assumes: [] };

const worksOnce = once(trailObstacle);

const deliversOnce = once((stack: Stack, trail: Subject<"trail">) => {
  const logGroup = trail.logGroup.target;
  return logGroup && logDeliveryObstacle(stack, trail, logGroup);
});

/** What is followed: an event, where it happens, and the detection that it is an example of. */
interface Followed {
  readonly event: AuditEvent;
  readonly where: Where;
  readonly detection?: Detection;
}

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

/** The same in each Region, one for all trails there: what follows from it does not depend on the trail. */
const placesOnce = once((_: Stack, __: Followed) => new Map<string | undefined, Followed>());

/** What happens in the trail's own Region happens there; where that is not known, in the Region of whoever looks. */
const inRegionOf = (stack: Stack, trail: Subject<"trail">, followed: Followed): Followed => {
  if (followed.where !== "homeRegion") return followed;
  const { awsRegion, ...event } = followed.event;
  const { region } = trail.resource;
  const places = placesOnce(stack, followed);
  const there = places.get(region) ?? {
    ...followed,
    event: region === undefined ? event : { ...event, awsRegion: region },
  };
  places.set(region, there);
  return there;
};

const byTrail = (stack: Stack, trail: Subject<"trail">, followed: Followed): Way | Break =>
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
    ["delivered", () => anyWay("delivered", [byRule, byLogGroup], (by) => by(stack, trail, followed)) ?? onward],
  );

const wayOf = (stack: Stack, followed: Followed): Way | Break =>
  anyWay("captured", stack.subjects("trail"), (trail) => byTrail(stack, trail, inRegionOf(stack, trail, followed))) ??
  breakAt("captured", undefined, "the stack has no trail", "declare a trail");

const traced = (follow: () => Way | Break): Trace => {
  try {
    const result = follow();
    if (isBreak(result)) return { status: "broken", ...result };
    const { path, assumes } = result;
    return { status: "covered", path, ...(assumes.length > 0 && { assumes }) };
  } catch (error) {
    if (!(error instanceof UndecidedError)) throw error;
    const urn = error.waitsFor.find((each) => each.startsWith("urn:"));
    return { status: "undecided", reason: error.message, ...(urn !== undefined && { urn }) };
  }
};

/** Follows one record through the stack. */
export const traceEvent = (stack: Stack, event: AuditEvent): Trace =>
  traced(() => wayOf(stack, { event, where: "asRecorded" }));

/** Follows what GuardDuty or Security Hub has found: who finds it, which rule takes it, and who is told. */
export const traceFinding = (stack: Stack, event: ServiceEvent): Trace => traced(() => wayFromFinder(stack, event));

/** Follows a finding from whoever finds it, without asking whether it is found. */
export const traceRoute = (stack: Stack, finding: Finding, from: Finder | undefined): Trace =>
  traced(() => wayOfFinding(stack, finding, from));

/** The events of a detection, each in every Region that is in use, where those are told; sign-ins have Regions of their own. */
const eventsOf = (detection: Detection, regions: readonly string[]): readonly Followed[] =>
  detection.must.flatMap((event): readonly Followed[] =>
    regions.length === 0 || detection.where !== "everyRegion" || isGlobal(event)
      ? [{ event, where: detection.where, detection }]
      : (isSignIn(event) ? signInRegions : regions).map((awsRegion) => ({
          event: { ...event, awsRegion },
          where: "asRecorded",
          detection,
        })),
  );

/** Every event has to get through; the way that is shown is the first one's. */
const wayOfAll = (stack: Stack, detection: Detection, regions: readonly string[]): Way | Break => {
  let first: Way | undefined;
  const all = inSequence(
    ...eventsOf(detection, regions).map((followed) => {
      const follow = (): Way | Break => {
        const way = wayOf(stack, followed);
        if (!isBreak(way)) first ??= way;
        return way;
      };
      return ["captured", follow] as const;
    }),
  );
  return isBreak(all) ? all : { path: first?.path ?? [], assumes: [...new Set(all.assumes)] };
};

const allOnce = once((stack: Stack, detection: Detection, regions: readonly string[]) =>
  traced(() => wayOfAll(stack, detection, regions)),
);

/** No Region is told: something may happen in any. */
const anywhere: readonly string[] = [];

/**
 * Follows every event of a detection through the stack: a trail captures it, delivers it to a log group, a metric filter
 * matches it, an alarm goes off, and somebody is notified; or an event rule sees it and tells somebody, which is as good.
 * The first step that fails is the answer. `regions` are those in use; without them, something may happen in any.
 */
export const trace = (stack: Stack, detection: Detection, regions = anywhere): DetectionResult => ({
  id: detection.id,
  controls: detection.controls,
  ...allOnce(stack, detection, regions),
});
