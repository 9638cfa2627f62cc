import type { EventPattern } from "../evaluate/event-pattern";
import type { Truth } from "../evaluate/three-valued";

/** Something that GuardDuty finds: as much of it as rules look at. */
export interface Finding {
  readonly type: string;
  /** The severity that GuardDuty gives it by default. */
  readonly severity: number;
}

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

/**
 * What AI Protection finds. All of it is low, so that the usual rule for severities of 4 and more hands none of it on
 * (GuardDuty User Guide, "AI Protection finding types").
 */
export const aiFindings: readonly Finding[] = [
  { type: "Impact:IAMUser/AnomalousModelInvocation", severity: 2 },
  { type: "Impact:IAMUser/CostHarvesting", severity: 2 },
  { type: "Impact:IAMUser/PromptInjection.Direct", severity: 2 },
];

/** What GuardDuty finds when the logging of model invocations is switched off (GuardDuty User Guide, "IAM finding types"). */
export const modelLoggingFinding: Finding = { type: "DefenseEvasion:IAMUser/BedrockLoggingDisabled", severity: 5 };

/** The event that EventBridge makes of a finding. */
export const findingEvent = ({ type, severity }: Finding): object => ({
  ...{ version: "0", id: "00000000-0000-0000-0000-000000000000", ...guardDutyFinding },
  ...{ account: "123456789012", time: "2026-01-01T00:00:00Z", region: "us-east-1", resources: [] },
  detail: { schemaVersion: "2.0", accountId: "123456789012", region: "us-east-1", partition: "aws", type, severity },
});

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
