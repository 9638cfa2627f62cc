import { kinds } from "./change";
import type { Examination } from "./examine";
import { type Judged, nameOf } from "./survivors";

/** The share of the mutations that matter which has to be seen. */
const REQUIRED = 0.99;

const row = (cells: readonly (string | number)[]): string =>
  cells.map((cell, i) => (i === 0 ? String(cell).padEnd(24) : String(cell).padStart(11))).join("");

const share = ({ judged, excused, survivors }: Examination): number => {
  const mattering = judged.length - excused.length;
  return mattering === 0 ? 1 : (mattering - survivors.length) / mattering;
};

const tally = (names: readonly string[]): readonly (readonly [name: string, count: number])[] => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
};

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];

const survivor = (each: Judged): string =>
  `${nameOf(each.mutation)}${each.doubted.length > 0 ? ` (left undecided by ${each.doubted.join(", ")})` : ""}`;

/** Whether the pack sees every change that matters, and none that does not. */
export const holds = (examination: Examination): boolean =>
  share(examination) >= REQUIRED &&
  [examination.disturbed, examination.failures, examination.mistakes].every(({ length }) => length === 0);

/** Draws what came of an examination. */
export const toText = (examination: Examination, seconds: number): string => {
  const { judged, excused, survivors, variations, disturbed, failures, mistakes } = examination;
  const of = (list: readonly Judged[], kind: string) => list.filter(({ mutation }) => mutation.kind === kind).length;
  const seen = judged.filter(({ by }) => by.length > 0);
  const rows = kinds.flatMap((kind) =>
    of(judged, kind) === 0
      ? []
      : [row([kind, of(judged, kind), of(seen, kind), of(excused, kind), of(survivors, kind)])],
  );
  const percent = (Math.floor(share(examination) * 1000) / 10).toFixed(1);
  return [
    row(["mutation", "made", "seen", "excused", "survived"]),
    ...rows,
    row(["all", judged.length, seen.length, excused.length, survivors.length]),
    "",
    row(["variation", "made", "", "", "disturbing"]),
    ...tally(variations.map(({ kind }) => kind)).map(([kind, count]) =>
      row([kind, count, "", "", disturbed.filter(([name]) => name.startsWith(`${kind}, `)).length]),
    ),
    row(["all", variations.length, "", "", disturbed.length]),
    ...section(
      "Seen by (alone / in all)",
      tally(seen.flatMap(({ by }) => by)).map(([name, count]) => {
        const alone = seen.filter(({ by }) => by.length === 1 && by[0] === name).length;
        return `${`${alone} / ${count}`.padStart(11)}  ${name}`;
      }),
    ),
    ...section("Survivors, seen by nobody", survivors.map(survivor)),
    ...section(
      "Variations that changed a verdict",
      disturbed.flatMap(([name, found]) => [name, ...found.map((difference) => `  ${difference}`)]),
    ),
    ...section("Judging failed", failures),
    ...section("Excuses that do not hold", mistakes),
    "",
    `${percent} % of the ${judged.length - excused.length} mutations that matter are seen; ${variations.length - disturbed.length} of ${variations.length} variations change nothing (${seconds.toFixed(1)} s).`,
    "",
  ].join("\n");
};
