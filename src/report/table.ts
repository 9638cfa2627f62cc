import type { Result, Severity, Verdict } from "../core/verdict";
import type { Report } from "./contract";
import { detectionsTable } from "./detections-table";
import { type Paint, painter } from "./paint";

/** How to draw. */
export interface TableOptions {
  readonly colors: boolean;
  /** Compliant and not applicable results too. */
  readonly verbose: boolean;
}

const severities: readonly Severity[] = ["critical", "high", "medium", "low"];

const verdictStyles: Readonly<Record<Verdict, Parameters<Paint>[0]>> = {
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

const bySeverity = (a: Result, b: Result): number =>
  severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.policy.localeCompare(b.policy);

/** Without a resource that was judged, what was not found wrong is not right either; what is asked of the stack as a whole may be. */
const withoutResources = ({ results }: Report): readonly string[] => {
  if (results.some(({ urn }) => urn !== undefined)) return [];
  const what = results.every(({ verdict }) => verdict === "notApplicable") ? "Nothing" : "No resource";
  return [`${what} was judged: the stack has no resource that a policy in use is about.`, ""];
};

/** Draws a report for a person at a terminal. */
export const toTable = (report: Report, { colors, verbose }: TableOptions): string => {
  const paint = painter(colors);

  const line = (result: Result): string => {
    const advisory = result.verdict === "violating" && result.enforcement === "advisory" ? " (advisory)" : "";
    const head = `  ${paint(verdictStyles[result.verdict], words[result.verdict].padEnd(14))} ${result.severity.padEnd(8)} ${paint("bold", result.policy)}${advisory}`;
    if (result.message === undefined) return `${head}: ${result.resource ?? "the stack"}`;
    // What is said of the stack as a whole is a sentence with a subject of its own.
    return `${head}\n      ${result.resource === undefined ? "" : `${result.resource}: `}${result.message}`;
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

  const of = (verdict: Verdict): readonly Result[] =>
    report.results.filter((result) => result.verdict === verdict).sort(bySeverity);
  const lines = [
    ...shown.flatMap((verdict) => of(verdict).map(line)),
    ...(verbose ? [...met(of("compliant")), ...of("notApplicable").map(line)] : []),
  ];
  const counts = Object.entries(report.summary)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => paint(verdictStyles[verdict as Verdict], `${count} ${words[verdict as Verdict]}`));
  const title = `trailproof ${report.trailproof}: ${report.subject.path} (${report.subject.mode})`;
  return [
    paint("bold", title),
    "",
    ...lines,
    ...(lines.length > 0 ? [""] : []),
    ...detectionsTable(report.detections, paint),
    ...withoutResources(report),
    counts.join(", "),
    "",
  ].join("\n");
};
