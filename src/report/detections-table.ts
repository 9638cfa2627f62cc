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

const LINE_WIDTH = 110;

/** Words of a list in lines that are no longer than a terminal is wide. */
const wrapped = (words: readonly string[]): readonly string[] => {
  const lines: string[] = [];
  let line = "";
  for (const [i, word] of words.entries()) {
    const item = i === words.length - 1 ? word : `${word},`;
    if (line !== "" && line.length + 1 + item.length > LINE_WIDTH) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? item : `${line} ${item}`;
  }
  return [...lines, line];
};

/** What gets through stands for itself; the others stand together where they get stuck for one reason. */
const groupsOf = (detections: readonly DetectionResult[]): readonly (readonly DetectionResult[])[] => {
  const groups = new Map<string, DetectionResult[]>();
  for (const each of detections) {
    const key = each.status === "covered" ? each.id : `${each.status} ${problemOf(each)}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
};

/** Draws traced detections: the resources on the way of each under the steps; those that get stuck for one reason, with the reason, once. */
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
  const indent = " ".repeat(13);
  const draw = (group: readonly DetectionResult[]): readonly string[] => {
    const [first] = group;
    if (!first) return [];
    if (group.length > 1) {
      const [ids, ...more] = wrapped(group.map(({ id }) => id));
      return [
        `  ${statusOf(first, paint)} ${ids}`,
        ...[...more, `  ${problemOf(first)}`].map((line) => `${indent}${line}`),
      ];
    }
    const way = first.status === "covered" ? columns(steps.map((step) => nameAt(first, step))) : problemOf(first);
    return [`  ${statusOf(first, paint)} ${first.id.padEnd(idWidth)} ${way}`];
  };
  return [
    `${paint("bold", "Detections".padEnd(idWidth + 13))} ${paint("dim", columns(steps))}`,
    ...groupsOf(detections).flatMap(draw),
    ...assumes.map((assumption) => paint("dim", `  Covered provided that ${assumption}.`)),
    "",
  ];
};
