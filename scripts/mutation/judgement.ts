import { policies as allPolicies } from "../../policypack/policies";
import type { Policy } from "../../src/core/policy";
import type { Result } from "../../src/core/verdict";
import type { DetectionResult } from "../../src/detections/trace";
import { makeReport } from "../../src/report/report";
import type { Snapshot } from "../../src/snapshot/snapshot";
import type { Variation } from "./change";

/** What the pack says of a snapshot. */
export interface Judgement {
  readonly results: readonly Result[];
  readonly detections: readonly Pick<DetectionResult, "id" | "status">[];
  /** What failed: a defect of ours, whatever was done to the stack. */
  readonly failures: readonly string[];
}

/** The day on which everything is judged: exceptions must not expire during a run. */
const TODAY = new Date("2026-01-01T00:00:00Z");

/** Judges a snapshot by the whole pack, as `trailproof check` does, and notes what fails instead of failing itself. */
export const judgementOf = (snapshot: Snapshot, policies: readonly Policy[] = allPolicies): Judgement => {
  const subject = { kind: "state", path: snapshot.project, mode: snapshot.mode } as const;
  try {
    const { results, detections } = makeReport(snapshot, subject, { policies, config: {}, today: TODAY });
    const broken = results.filter(({ verdict }) => verdict === "broken");
    return { results, detections, failures: broken.map(({ policy, message }) => `${policy}: ${message}`) };
  } catch (error) {
    return {
      results: [],
      detections: [],
      failures: [String(error)],
    };
  }
};

const keysOf = (results: readonly Result[], keyOf: (result: Result) => string): ReadonlySet<string> =>
  new Set(results.map(keyOf));

const findingOf = ({ policy, urn, messageId, at, message }: Result): string =>
  JSON.stringify([policy, urn, messageId, at, message]);

/**
 * The policies and detections that see a difference: a new violation, or something that is no longer detected. Where
 * judging failed, nobody saw anything.
 */
export const seenBy = (before: Judgement, after: Judgement): readonly string[] => {
  if (after.failures.length > 0) return [];
  const violating = ({ results }: Judgement) => results.filter(({ verdict }) => verdict === "violating");
  const known = keysOf(violating(before), findingOf);
  const covered = ({ detections }: Judgement) =>
    detections.flatMap(({ id, status }) => (status === "covered" ? [id] : []));
  const still = new Set(covered(after));
  const seeing = [
    ...violating(after).flatMap((result) => (known.has(findingOf(result)) ? [] : [result.policy])),
    ...covered(before).flatMap((id) => (still.has(id) ? [] : [`detection ${id}`])),
  ];
  return [...new Set(seeing)];
};

/** The policies that can no longer tell what they could: not a violation, and worth a word. */
export const doubtedBy = (before: Judgement, after: Judgement): readonly string[] => {
  const undecided = ({ results }: Judgement) => results.filter(({ verdict }) => verdict === "undecided");
  const known = keysOf(undecided(before), findingOf);
  return [...new Set(undecided(after).flatMap((result) => (known.has(findingOf(result)) ? [] : [result.policy])))];
};

/**
 * What a variation changed. What it adds is not compared, only what the original has; `notApplicable` to a stack without
 * any subject is no verdict on anything.
 */
export const differences = (before: Judgement, after: Judgement, variation: Variation): readonly string[] => {
  const urnNow = variation.urnNow ?? ((urn: string) => urn);
  const verdictsOf = (results: readonly Result[], rename: (urn: string) => string): ReadonlySet<string> =>
    new Set(
      results.flatMap(({ policy, urn, verdict, messageId }) =>
        urn === undefined && verdict === "notApplicable"
          ? []
          : [[policy, urn === undefined ? "the stack" : rename(urn), verdict, messageId ?? ""].join(" · ")],
      ),
    );
  const expected = verdictsOf(before.results, urnNow);
  const subjects = new Set(before.results.flatMap(({ urn }) => (urn === undefined ? [] : [urnNow(urn)])));
  const got = verdictsOf(
    after.results.filter(({ urn }) => urn === undefined || subjects.has(urn)),
    (urn) => urn,
  );
  const statuses = new Map(after.detections.map(({ id, status }) => [id, status]));
  return [
    ...[...expected].filter((verdict) => !got.has(verdict)).map((verdict) => `lost: ${verdict}`),
    ...[...got].filter((verdict) => !expected.has(verdict)).map((verdict) => `new: ${verdict}`),
    ...before.detections.flatMap(({ id, status }) =>
      statuses.get(id) === status ? [] : [`detection ${id}: ${status}, now ${statuses.get(id) ?? "not there"}`],
    ),
  ];
};
