import type { EventPattern } from "../evaluate/event-pattern";
import type { Truth } from "../evaluate/three-valued";

/** How GuardDuty's findings are addressed (GuardDuty User Guide, "Processing findings with EventBridge"). */
export const guardDutyFinding = { source: "aws.guardduty", "detail-type": "GuardDuty Finding" } as const;

/** From where to where each level goes, in tenths (GuardDuty User Guide, "Severity levels of GuardDuty findings"). */
export const severityLevels = {
  low: [10, 39],
  medium: [40, 69],
  high: [70, 89],
  critical: [90, 100],
} as const;

const severitiesOf = (level: keyof typeof severityLevels): readonly number[] => {
  const [first, last] = severityLevels[level];
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) / 10);
};

/** How a pattern treats the severities of GuardDuty's findings. */
export interface SeverityCover {
  /** The least and the highest that it matches; `undefined` when it matches none. */
  readonly lowest: number | undefined;
  readonly highest: number | undefined;
  /** The first critical one that it does not match. */
  readonly missed: number | undefined;
}

const admits = (pattern: EventPattern, severity: number): Truth =>
  pattern.admits({ ...guardDutyFinding, "detail.severity": severity });

/**
 * Which severities a pattern for GuardDuty's findings matches, tried one by one: GuardDuty gives one digit after the point.
 * `undefined` for a pattern that is not about them, `open` when it depends on something unknown.
 */
export const severityCoverOf = (pattern: EventPattern): SeverityCover | "open" | undefined => {
  const isNamed = Object.entries(guardDutyFinding).some(([field, value]) => pattern.literals(field)?.includes(value));
  if (!isNamed || pattern.admits(guardDutyFinding) === false) return undefined;
  const all = (["low", "medium", "high", "critical"] as const).flatMap(severitiesOf);
  const truths = new Map(all.map((severity) => [severity, admits(pattern, severity)]));
  if ([...truths.values()].includes(undefined)) return "open";
  const matched = all.filter((severity) => truths.get(severity));
  return {
    lowest: matched[0],
    highest: matched.at(-1),
    missed: severitiesOf("critical").find((severity) => !truths.get(severity)),
  };
};
