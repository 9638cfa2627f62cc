import type { Policy } from "../../src/core/policy";
import type { Snapshot } from "../../src/snapshot/snapshot";
import type { Variation } from "./change";
import { differences, doubtedBy, judgementOf, seenBy } from "./judgement";
import { mutationsOf } from "./mutations";
import { type Excused, excuse, type Judged, nameOf } from "./survivors";
import { variationsOf } from "./variations";

/** What came of all mutations and variations of one stack. */
export interface Examination {
  readonly judged: readonly Judged[];
  readonly excused: readonly Judged[];
  /** Seen by nobody, without an excuse. */
  readonly survivors: readonly Judged[];
  readonly variations: readonly Variation[];
  /** Variations that changed a verdict, with what they changed. */
  readonly disturbed: readonly (readonly [variation: string, differences: readonly string[]])[];
  /** Where judging itself failed. */
  readonly failures: readonly string[];
  /** Excuses that do not hold. */
  readonly mistakes: readonly string[];
}

/** Judges every mutation and every variation of a stack. */
export const examine = (
  snapshot: Snapshot,
  options: {
    readonly policies?: readonly Policy[];
    readonly excuses?: readonly Excused[];
    readonly onProgress?: (done: number, of: number) => void;
  } = {},
): Examination => {
  const { policies, excuses = [], onProgress = () => {} } = options;
  const before = judgementOf(snapshot, policies);
  const failures = new Map<string, string>(before.failures.map((failure) => [failure, "the stack as it is"]));
  const mutations = mutationsOf(snapshot);
  const variations = variationsOf(snapshot);
  let done = 0;
  const judge = (name: string, changed: Snapshot) => {
    const after = judgementOf(changed, policies);
    for (const failure of after.failures) if (!failures.has(failure)) failures.set(failure, name);
    onProgress(++done, mutations.length + variations.length);
    return after;
  };

  const judged = mutations.map((mutation): Judged => {
    const after = judge(nameOf(mutation), mutation.snapshot());
    return { mutation, by: seenBy(before, after), doubted: doubtedBy(before, after) };
  });
  const disturbed = variations.flatMap((variation) => {
    const name = `${variation.kind}, ${variation.what}`;
    const found = differences(before, judge(name, variation.snapshot()), variation);
    return found.length > 0 ? [[name, found] as const] : [];
  });
  return {
    judged,
    variations,
    disturbed,
    failures: [...failures].map(([failure, name]) => `${name}: ${failure}`),
    ...excuse(judged, excuses),
  };
};
