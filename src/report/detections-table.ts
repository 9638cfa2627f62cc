import type { DetectionResult, Trace } from "../detections/trace";
import { type Step, steps } from "../detections/way";
import { nameOf } from "../snapshot/urn";
import type { Paint } from "./paint";

const styles = { covered: "green", broken: "red", undecided: "yellow" } as const;

/** A status word in its colour. */
const statusOf = ({ status }: Trace, paint: Paint): string => paint(styles[status], status.padEnd(10));

/** Why an event raises no alert, and what to do. */
export const problemOf = ({ step, reason, fix }: Trace): string =>
  `${step ? `${step}: ` : ""}${reason ?? ""}${fix ? `. To mend it, ${fix}.` : ""}`;

const nameAt = ({ path = [] }: Trace, step: Step): string => {
  const at = path.find((each) => each.step === step);
  return at ? nameOf(at.urn) : "";
};

/** Draws traced detections: one line each, the resources on its way under the steps. */
export const detectionsTable = (detections: readonly DetectionResult[], paint: Paint): readonly string[] => {
  if (detections.length === 0) return [];
  const idWidth = Math.max(...detections.map(({ id }) => id.length));
  const widths = steps.map((step) => Math.max(step.length, ...detections.map((each) => nameAt(each, step).length)));
  const columns = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd();
  const assumes = [...new Set(detections.flatMap((each) => each.assumes ?? []))];
  return [
    `${paint("bold", "Detections".padEnd(idWidth + 13))} ${paint("dim", columns(steps))}`,
    ...detections.map((each) => {
      const way = each.status === "covered" ? columns(steps.map((step) => nameAt(each, step))) : problemOf(each);
      return `  ${statusOf(each, paint)} ${each.id.padEnd(idWidth)} ${way}`;
    }),
    ...assumes.map((assumption) => paint("dim", `  Covered provided that ${assumption}.`)),
    "",
  ];
};
