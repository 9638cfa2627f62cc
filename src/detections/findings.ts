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

/** The name of a level of severity. */
export type SeverityLevel = keyof typeof severityLevels;

/** Every severity of a level, tenth by tenth. */
export const severitiesOf = (level: SeverityLevel): readonly number[] => {
  const [first, last] = severityLevels[level];
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) / 10);
};

/** Types by which GuardDuty tells of attacks on models; most are of low severity (GuardDuty User Guide, "AI Protection finding types"). */
const aiFindingTypes = {
  "Impact:IAMUser/AnomalousModelInvocation": 2,
  "Impact:IAMUser/CostHarvesting": 2,
  "Impact:IAMUser/PromptInjection.Direct": 2,
  "DefenseEvasion:IAMUser/BedrockLoggingDisabled": 5,
} as const;

/** Types by which GuardDuty tells that auditing was switched off or weakened; all are of low severity (GuardDuty User Guide, "IAM finding types", "S3 finding types"). */
const auditFindingTypes = {
  "Stealth:IAMUser/CloudTrailLoggingDisabled": 2,
  "Stealth:IAMUser/PasswordPolicyChange": 2,
  "Stealth:S3/ServerAccessLoggingDisabled": 2,
} as const;

/** Types that matter however severe they are, with their severity. */
export const findingTypesThatMatter: Readonly<Record<string, number>> = { ...aiFindingTypes, ...auditFindingTypes };

/** A type of each level, to ask whether a severity is told of (GuardDuty User Guide, "Finding types"). */
export const typeOfLevel: Readonly<Record<SeverityLevel, string>> = {
  low: "Policy:IAMUser/RootCredentialUsage",
  medium: "Persistence:IAMUser/AnomalousBehavior",
  high: "Exfiltration:S3/AnomalousBehavior",
  critical: "AttackSequence:IAM/CompromisedCredentials",
};

/** GuardDuty's features, by their names (API DetectorFeatureConfiguration). */
export const features = [
  "S3_DATA_EVENTS",
  "EKS_AUDIT_LOGS",
  "EBS_MALWARE_PROTECTION",
  "RDS_LOGIN_EVENTS",
  "EKS_RUNTIME_MONITORING",
  "LAMBDA_NETWORK_LOGS",
  "RUNTIME_MONITORING",
  "AI_PROTECTION",
  "AI_ANALYST",
] as const;

/** What finds types of findings, where that is a feature and not what every detector watches. */
const finders: readonly (readonly [type: RegExp, feature: (typeof features)[number]])[] = [
  [/^Impact:IAMUser\/(AnomalousModelInvocation|CostHarvesting|PromptInjection\b.*)$/, "AI_PROTECTION"],
  [/^(?!Policy:|Stealth:|PenTest:)\w+:S3\//, "S3_DATA_EVENTS"],
  [/:Runtime\//, "RUNTIME_MONITORING"],
  [/:Kubernetes\//, "EKS_AUDIT_LOGS"],
  [/:RDS\//, "RDS_LOGIN_EVENTS"],
  [/:Lambda\//, "LAMBDA_NETWORK_LOGS"],
  [/^Execution:(EC2|ECS|Kubernetes|Container)\/\w*MaliciousFile$/, "EBS_MALWARE_PROTECTION"],
];

/** The feature that finds a type; `undefined` for one that every detector finds (GuardDuty User Guide, "Finding types"). */
export const finderOf = (type: string): (typeof features)[number] | undefined =>
  finders.find(([pattern]) => pattern.test(type))?.[1];

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
