import type { Subject } from "../concepts";
import { filterPattern } from "../evaluate";
import { UndecidedError } from "../snapshot/unknown";
import { alarmsOn, notificationOf } from "../stack/alerting";
import type { Stack } from "../stack/stack";
import { captureProblem } from "./capture";
import type { Detection } from "./detection";
import type { AuditEvent } from "./event";

/** The steps from an event to somebody who is told of it. */
export type Step = "captured" | "delivered" | "matched" | "alarmed" | "notified";

/** Whether a detection raises an alert, by which path, or where the path breaks. */
export interface DetectionResult {
  readonly id: string;
  readonly controls: readonly string[];
  readonly status: "covered" | "broken" | "undecided";
  /** The way of the event through the stack, when it gets through. */
  readonly path?: readonly { readonly step: Step; readonly urn: string }[];
  /** The first step that fails, or that cannot be told. */
  readonly step?: Step;
  /** The resource at which it fails. */
  readonly urn?: string;
  readonly reason?: string;
  readonly fix?: string;
}

type Break = Pick<DetectionResult, "step" | "urn" | "reason" | "fix">;
type Path = NonNullable<DetectionResult["path"]>;

/** The way that events go before a pattern looks at them: a trail that is on, and the log group it writes to. */
interface Source {
  readonly trail: Subject<"trail">;
  readonly logGroup: Subject<"logGroup">;
}

const isBreak = (result: Break | readonly unknown[]): result is Break => !Array.isArray(result);

const at = (step: Step, subject: Subject | undefined, reason: string, fix: string): Break => ({
  step,
  ...(subject && { urn: subject.resource.urn }),
  reason,
  fix,
});

/** The trails that record an event, or why the first does not. */
const capturing = (stack: Stack, event: AuditEvent): readonly Subject<"trail">[] | Break => {
  const trails = stack.subjects("trail");
  const problems = trails.map((trail) => captureProblem(trail, event, "everyRegion"));
  const recording = trails.filter((_, i) => problems[i] === undefined);
  if (recording.length > 0) return recording;
  const [problem] = problems;
  return problem
    ? at("captured", trails[0], problem.reason, problem.fix)
    : at("captured", undefined, "the stack has no trail", "declare a trail");
};

const deliveredBy = (trails: readonly Subject<"trail">[]): readonly Source[] | Break => {
  const sources = trails.flatMap((trail) => {
    const logGroup = trail.logGroup.target;
    return logGroup ? [{ trail, logGroup }] : [];
  });
  return sources.length > 0
    ? sources
    : at(
        "delivered",
        trails[0],
        "no trail delivers to a log group of this stack",
        "give the trail the log group that the filters are on",
      );
};

interface Watched extends Source {
  readonly filter: Subject<"metricFilter">;
  readonly pattern: filterPattern.FilterPattern;
}

const patternOf = (filter: Subject<"metricFilter">): filterPattern.FilterPattern | undefined => {
  try {
    return filterPattern.parse(filter.pattern);
  } catch (error) {
    if (error instanceof filterPattern.FilterPatternSyntaxError) return undefined;
    throw error;
  }
};

const filtersOn = (stack: Stack, sources: readonly Source[]): readonly Watched[] =>
  sources.flatMap((source) =>
    stack.referrers(source.logGroup, "metricFilter", "logGroup").flatMap((filter) => {
      const pattern = patternOf(filter);
      return pattern ? [{ ...source, filter, pattern }] : [];
    }),
  );

/** The path of one event, or where it breaks: any filter whose alarm tells somebody will do. */
const traceEvent = (stack: Stack, detection: Detection, event: AuditEvent): Path | Break => {
  const trails = capturing(stack, event);
  if (isBreak(trails)) return trails;
  const sources = deliveredBy(trails);
  if (isBreak(sources)) return sources;
  const candidates = filtersOn(stack, sources).filter((watched) => tellsApart(detection, watched));
  const matching = candidates.filter(({ pattern }) => pattern.matches(event));
  if (matching.length === 0)
    return at(
      "matched",
      sources[0]?.logGroup,
      `no metric filter matches ${event.eventName}`,
      "add a metric filter on the trail's log group that matches it",
    );
  let broken: Break | undefined;
  for (const { trail, logGroup, filter } of matching) {
    const alarms = alarmsOn(stack, filter);
    broken ??= at(
      "alarmed",
      filter,
      `no alarm watches the metric of ${filter.resource.name}`,
      "add an alarm on exactly that metric",
    );
    for (const alarm of alarms) {
      const notification = notificationOf(stack, alarm);
      const told = notification.reaches ? (notification.subscription ?? notification.topic ?? alarm) : undefined;
      if (told)
        return [
          { step: "captured", urn: trail.resource.urn },
          { step: "delivered", urn: logGroup.resource.urn },
          { step: "matched", urn: filter.resource.urn },
          { step: "alarmed", urn: alarm.resource.urn },
          { step: "notified", urn: told.resource.urn },
        ];
      broken = at(
        "notified",
        alarm,
        `${alarm.resource.name} goes off and tells nobody`,
        "give it an action that leads to a topic with a subscriber",
      );
    }
  }
  return broken ?? at("alarmed", undefined, "no alarm watches it", "add an alarm");
};

/** A pattern that also matches everything a detection is not about detects nothing: it is always on. */
const tellsApart = (detection: Detection, { pattern }: Watched): boolean =>
  detection.mustNot.some((event) => !pattern.matches(event));

const traceAll = (stack: Stack, detection: Detection): Path | Break => {
  let path: Path | undefined;
  for (const event of detection.must) {
    const result = traceEvent(stack, detection, event);
    if (isBreak(result)) return result;
    path ??= result;
  }
  return path ?? [];
};

/**
 * Follows every event of a detection through the stack: a trail captures it, delivers it to a log group, a metric filter
 * matches it, an alarm watches the filter's metric, and somebody is notified. The first step that fails is the answer.
 */
export const trace = (stack: Stack, detection: Detection): DetectionResult => {
  const { id, controls } = detection;
  try {
    const result = traceAll(stack, detection);
    return isBreak(result)
      ? { id, controls, status: "broken", ...result }
      : { id, controls, status: "covered", path: result };
  } catch (error) {
    if (!(error instanceof UndecidedError)) throw error;
    return { id, controls, status: "undecided", reason: error.message, urn: error.waitsFor[0] ?? "" };
  }
};
