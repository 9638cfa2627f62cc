import type { Subject } from "../../concepts";
import type { FindingCondition } from "../../concepts/investigation";
import { all, not, type Truth } from "../../evaluate/three-valued";
import type { Stack } from "../../stack/stack";

interface Finding {
  readonly type: string;
  readonly severity: number;
}

const ofSeverity = ({ test, values }: FindingCondition, severity: number): Truth => {
  const [bound = Number.NaN] = values.map(Number);
  switch (test) {
    // A severity is asked for by its whole number: 4 stands for 4 to 4.9.
    case "equals":
      return values.map(Number).includes(Math.floor(severity));
    case "notEquals":
      return !values.map(Number).includes(Math.floor(severity));
    case "atLeast":
      return severity >= bound;
    case "above":
      return severity > bound;
    case "atMost":
      return severity <= bound;
    case "below":
      return severity < bound;
    default:
      return undefined;
  }
};

const meets = (condition: FindingCondition, { type, severity }: Finding): Truth => {
  const { field, test, values } = condition;
  if (field === "severity") return ofSeverity(condition, severity);
  const value = field === "type" ? type : field === "service.archived" ? "false" : undefined;
  if (value === undefined || (test !== "equals" && test !== "notEquals")) return undefined;
  const isNamed = values.includes(value);
  return test === "equals" ? isNamed : not(isNamed);
};

/**
 * The filter that puts a finding of a detector away, whatever else the finding says, so that GuardDuty tells nobody; one that
 * asks for more is for some findings only. Throws `UndecidedError`.
 * Source: GuardDuty User Guide, "Suppression rules", "Filtering findings".
 */
export const suppressorOf = (
  stack: Stack,
  detector: Subject<"detector">,
  finding: Finding,
): Subject<"findingFilter"> | undefined =>
  stack
    .referrers(detector, "findingFilter", "detector")
    .find((filter) => filter.archives && all(filter.conditions.map((each) => meets(each, finding))) === true);
