import type { Subject } from "../concepts";
import { type Cloud, cloudOf } from "../providers";
import { UndecidedError } from "../snapshot/unknown";
import { once } from "../stack/once";
import type { Stack } from "../stack/stack";
import { byActionTrail } from "./by-action-trail";
import { byCloudTrail } from "./by-cloud-trail";
import { auditLog, byCollection, byOssLog } from "./by-collection";
import { type Finder, wayFromFinder, wayOfFinding } from "./by-finding";
import type { Detection } from "./detection";
import { type AuditEvent, isGlobal, isSignIn, signInRegions } from "./event";
import type { Finding, ServiceEvent } from "./finding-events";
import { type Followed, inRegionOf } from "./followed";
import { cloudOfRecord, inRegion, kindOf, type RecordKind } from "./record-kind";
import { anyWay, type Break, breakAt, inSequence, isBreak, type PathStep, type Step, type Way } from "./way";

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

const byTrails = (
  stack: Stack,
  followed: Followed,
  by: (stack: Stack, trail: Subject<"trail">, followed: Followed) => Way | Break,
): Way | Break | undefined => {
  const cloud = cloudOfRecord(followed.event);
  const trails = stack.subjects("trail").filter(({ resource }) => cloudOf(resource.type) === cloud);
  return anyWay("captured", trails, (trail) => by(stack, trail, inRegionOf(stack, trail, followed)));
};

const noTrail: Readonly<Record<Cloud, Break>> = {
  aws: breakAt("captured", undefined, "the stack has no CloudTrail trail", "declare a `cloudtrail.Trail`"),
  alibaba: breakAt("captured", undefined, "the stack has no ActionTrail trail", "declare an `actiontrail.Trail`"),
};

/** How the records of each kind get to somebody. */
const ways: Readonly<Record<RecordKind, (stack: Stack, followed: Followed) => Way | Break>> = {
  cloudTrail: (stack, followed) => byTrails(stack, followed, byCloudTrail) ?? noTrail.aws,
  actionTrail: (stack, followed) =>
    anyWay(
      "captured",
      [() => byTrails(stack, followed, byActionTrail), () => byCollection(stack, auditLog, followed)],
      (by) => by(),
    ) ?? noTrail.alibaba,
  ossLog: byOssLog,
};

const wayOf = (stack: Stack, followed: Followed): Way | Break => ways[kindOf(followed.event)](stack, followed);

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
      : (isSignIn(event) ? signInRegions : regions).map((region) => ({
          event: inRegion(event, region),
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
