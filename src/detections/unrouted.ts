import type { Stack } from "../stack/stack";
import { type SharedBreak, sharedBreaks } from "./breaks";
import type { Finder } from "./by-finding";
import type { Finding } from "./finding-events";
import { findingTypesThatMatter, type SeverityLevel, severitiesOf, typeOfLevel } from "./findings";
import { traceRoute } from "./trace";

/** Which findings have to reach somebody. */
export interface Wanted {
  readonly severities: readonly string[];
  readonly types: readonly string[];
}

/** What finds threats in a stack; Security Hub hands on what detectors find, and stands for them where none is declared. */
export const findersOf = (stack: Stack): readonly Finder[] => {
  const detectors = stack.subjects("detector");
  return detectors.length > 0 ? detectors : stack.subjects("findingsHub");
};

/** The least severity of a type, which is the hardest to see. */
const severityOf = (type: string): number => findingTypesThatMatter[type] ?? 1;

const findingsOf = ({ severities, types }: Wanted): readonly (readonly [id: string, finding: Finding])[] => [
  ...(severities as readonly SeverityLevel[]).flatMap((level) =>
    severitiesOf(level).map((severity) => [String(severity), { type: typeOfLevel[level], severity }] as const),
  ),
  ...types.map((type) => [type, { type, severity: severityOf(type) }] as const),
];

/** Findings of each severity, tenth by tenth, and of each type, that reach nobody, by the reason why. */
export const unroutedFrom = (
  stack: Stack,
  from: Finder | undefined,
  wanted: Wanted,
  part: (body: () => void) => void,
): readonly SharedBreak[] =>
  sharedBreaks(
    findingsOf(wanted).map(([id, finding]) => ({ id, trace: () => traceRoute(stack, finding, from) })),
    part,
    (ids) => `Whether somebody is told of ${inWords(ids).replace(/^F/, "f")}`,
  );

/** Severities that follow one another, as one range. */
const rangesOf = (severities: readonly number[]): readonly string[] => {
  const ranges: [first: number, last: number][] = [];
  for (const severity of [...severities].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range && Math.round((severity - range[1]) * 10) <= 1) range[1] = severity;
    else ranges.push([severity, severity]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`));
};

/** Findings in words: their severities as ranges, and their types. */
export const inWords = (ids: readonly string[]): string => {
  const types = ids.filter((id) => Number.isNaN(Number(id)));
  const severities = rangesOf(ids.flatMap((id) => (types.includes(id) ? [] : [Number(id)])));
  const ofSeverity = severities.length > 0 ? [`of severity ${severities.join(", ")}`] : [];
  return `Findings ${[...ofSeverity, ...(types.length > 0 ? [`of type ${types.join(", ")}`] : [])].join(" and ")}`;
};
