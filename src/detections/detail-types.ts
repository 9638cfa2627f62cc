import { cloudTrailDetailTypes, waitsForDetective } from "../chain/alerting/rules";
import type { EventPattern, Scalar } from "../evaluate/event-pattern";

/** Which service sends which event (EventBridge, "Events reference"). */
const sources: ReadonlyMap<Scalar, string> = new Map([
  ["GuardDuty Finding", "aws.guardduty"],
  ["Security Hub Findings - Imported", "aws.securityhub"],
  ["Security Hub Findings - Custom Action", "aws.securityhub"],
  ["Security Hub Insight Results", "aws.securityhub"],
  ["Findings Imported V2", "aws.securityhub"],
  ["Access Analyzer Finding", "aws.access-analyzer"],
  ["Macie Finding", "aws.macie"],
  ["Inspector2 Finding", "aws.inspector2"],
  ["CloudWatch Alarm State Change", "aws.cloudwatch"],
  ["Config Rules Compliance Change", "aws.config"],
  ["Config Configuration Item Change", "aws.config"],
]);

/** A detail type that a pattern asks for and that nothing sends as it asks for it. */
export interface DeadDetailType {
  readonly detailType: string;
  readonly why: string;
}

const quoted = (values: readonly Scalar[]): string => values.map((value) => `\`${value}\``).join(", ");

const noFindings = "Detective publishes no findings; what it shows comes from `GuardDuty Finding` of `aws.guardduty`";

const whyDead = (pattern: EventPattern, detailType: string): string | undefined => {
  const asked = pattern.literals("source");
  const isAdmitted = (source: Scalar): boolean =>
    typeof source === "string" && pattern.admits({ "detail-type": detailType, source }) !== false;
  if (/^(Amazon |AWS )?Detective\b/.test(detailType)) return noFindings;
  const source = sources.get(detailType);
  if (source === undefined && waitsForDetective(pattern)) return noFindings;
  if (source !== undefined)
    return isAdmitted(source) ? undefined : `it comes from \`${source}\`, and not from ${quoted(asked ?? [])}`;
  if (!cloudTrailDetailTypes.includes(detailType) || !asked) return undefined;
  return asked.some((each) => String(each).startsWith("aws.") && isAdmitted(each))
    ? undefined
    : `its sources are called like \`aws.cloudtrail\`, and not ${quoted(asked)}`;
};

/** The detail types of a pattern that it waits for in vain. */
export const deadDetailTypes = (pattern: EventPattern): readonly DeadDetailType[] => {
  const detailTypes = pattern.literals("detail-type");
  if (!detailTypes) return waitsForDetective(pattern) ? [{ detailType: "aws.detective", why: noFindings }] : [];
  return detailTypes.flatMap((detailType) => {
    if (typeof detailType !== "string") return [];
    const why = whyDead(pattern, detailType);
    return why === undefined ? [] : [{ detailType, why }];
  });
};
