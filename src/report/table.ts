import { styleText } from "node:util";
import type { Result, Severity, Verdict } from "../core/verdict";
import type { DetectionResult } from "../detections/trace";
import type { Report } from "./contract";

/** How to draw. */
export interface TableOptions {
  readonly colors: boolean;
  /** Compliant and not applicable results too. */
  readonly verbose: boolean;
}

type Style = Parameters<typeof styleText>[0];

const severities: readonly Severity[] = ["critical", "high", "medium", "low"];

const verdictStyles: Readonly<Record<Verdict, Style>> = {
  violating: "red",
  broken: "magenta",
  undecided: "yellow",
  excepted: "cyan",
  compliant: "green",
  notApplicable: "gray",
};

const shown: readonly Verdict[] = ["broken", "violating", "undecided", "excepted"];
const words: Readonly<Record<Verdict, string>> = {
  violating: "violating",
  broken: "broken",
  undecided: "undecided",
  excepted: "excepted",
  compliant: "compliant",
  notApplicable: "not applicable",
};

/** What the resources on a detection's path do, in their order. */
const STEPS = "captured → delivered → matched → alarmed → notified";

const bySeverity = (a: Result, b: Result): number =>
  severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.policy.localeCompare(b.policy);

/** Draws a report for a person at a terminal. */
export const toTable = (report: Report, { colors, verbose }: TableOptions): string => {
  const paint = (style: Style, text: string): string =>
    colors ? styleText(style, text, { validateStream: false }) : text;

  const idWidth = Math.max(0, ...report.detections.map(({ id }) => id.length));

  const line = (result: Result): string => {
    const advisory = result.verdict === "violating" && result.enforcement === "advisory" ? " (advisory)" : "";
    const head = `  ${paint(verdictStyles[result.verdict], words[result.verdict].padEnd(14))} ${result.severity.padEnd(8)} ${paint("bold", result.policy)}${advisory}`;
    const subject = result.resource ?? "the stack";
    return result.message === undefined ? `${head}: ${subject}` : `${head}\n      ${subject}: ${result.message}`;
  };

  /** What is met is told policy by policy: a stack has dozens of resources and no surprise among them. */
  const met = (results: readonly Result[]): readonly string[] => {
    const subjects = new Map<Result, string[]>();
    for (const result of results) {
      const first = [...subjects.keys()].find(({ policy }) => policy === result.policy);
      if (first) subjects.get(first)?.push(result.resource ?? "the stack");
      else subjects.set(result, [result.resource ?? "the stack"]);
    }
    return [...subjects].map(([{ policy, severity }, names]) => {
      const whom = names.length > 4 ? `${names.length} resources` : names.join(", ");
      return `  ${paint("green", words.compliant.padEnd(14))} ${severity.padEnd(8)} ${paint("bold", policy)}: ${whom}`;
    });
  };

  const detection = ({ id, status, reason, step, path }: DetectionResult): string => {
    const style = status === "covered" ? "green" : status === "broken" ? "red" : "yellow";
    const way =
      status === "covered"
        ? (path ?? []).map(({ urn }) => urn.split("::").at(-1)).join(" → ")
        : [step, reason].filter(Boolean).join(": ");
    return `  ${paint(style, status.padEnd(10))} ${id.padEnd(idWidth)} ${way}`;
  };

  const of = (verdict: Verdict): readonly Result[] =>
    report.results.filter((result) => result.verdict === verdict).sort(bySeverity);
  const lines = [
    ...shown.flatMap((verdict) => of(verdict).map(line)),
    ...(verbose ? [...met(of("compliant")), ...of("notApplicable").map(line)] : []),
  ];
  const counts = Object.entries(report.summary)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => paint(verdictStyles[verdict as Verdict], `${count} ${words[verdict as Verdict]}`));
  const detections =
    report.detections.length === 0
      ? []
      : [`${paint("bold", "Detections")}  ${STEPS}`, ...report.detections.map(detection), ""];
  const title = `trailproof ${report.trailproof}: ${report.subject.path} (${report.subject.mode})`;
  return [
    paint("bold", title),
    "",
    ...lines,
    ...(lines.length > 0 ? [""] : []),
    ...detections,
    counts.join(", "),
    "",
  ].join("\n");
};
