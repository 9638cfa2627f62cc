import type { Obstacle } from "../chain/obstacle";
import type { Subject } from "../concepts";
import { MalformedPropertyError } from "../providers/errors";
import { UndecidedError } from "../snapshot/unknown";

/** The steps from an event to somebody who is told of it, in their order. */
export const steps = ["captured", "delivered", "matched", "alarmed", "notified"] as const;
export type Step = (typeof steps)[number];

/** One resource on the way, and what it does there. */
export interface PathStep {
  readonly step: Step;
  readonly urn: string;
}

/** A way on which an event gets through, with what has to be true besides and cannot be proven before deployment. */
export interface Way {
  readonly path: readonly PathStep[];
  readonly assumes: readonly string[];
}

/** Where an event gets stuck: the step, the resource to mend, why, and how. */
export interface Break {
  readonly step: Step;
  readonly urn?: string;
  readonly reason: string;
  readonly fix: string;
}

export const isBreak = (result: Way | Break): result is Break => "reason" in result;

/** One resource as a part of the way. */
export const through = (step: Step, { resource }: Subject): PathStep => ({ step, urn: resource.urn });

/** A way broken at a step. */
export const breakAt = (step: Step, on: Pick<Subject, "resource"> | undefined, reason: string, fix: string): Break => ({
  step,
  ...(on && { urn: on.resource.urn }),
  reason,
  fix,
});

/** A way broken by what keeps a link from working. */
export const brokenBy = (step: Step, { on, reason, fix }: Obstacle): Break => breakAt(step, on, reason, fix);

const furthest = (a: Break | undefined, b: Break): Break =>
  a && steps.indexOf(a.step) >= steps.indexOf(b.step) ? a : b;

/** Follows one part of a way; what the provider would refuse breaks it. */
const follow = <R extends Way | Break | undefined>(step: Step, part: () => R): R | Break => {
  try {
    return part();
  } catch (error) {
    if (!(error instanceof MalformedPropertyError)) throw error;
    const { message, resource } = error;
    return breakAt(step, resource && { resource }, message.replace(/\.$/, ""), "write what the provider accepts");
  }
};

/**
 * Tries alternatives, of which any will do. One that cannot be told comes before those that break, for it may get through;
 * of those that break, the one that gets furthest is told. What is no alternative after all gives `undefined`.
 * Throws `UndecidedError`.
 */
export const anyWay = <T>(
  step: Step,
  alternatives: Iterable<T>,
  by: (alternative: T) => Way | Break | undefined,
): Way | Break | undefined => {
  let open: UndecidedError | undefined;
  let broken: Break | undefined;
  for (const alternative of alternatives) {
    try {
      const result = follow(step, () => by(alternative));
      if (!result) continue;
      if (!isBreak(result)) return result;
      broken = furthest(broken, result);
    } catch (error) {
      if (!(error instanceof UndecidedError)) throw error;
      open ??= error;
    }
  }
  if (open) throw open;
  return broken;
};

/**
 * Goes part by part: the way is that of all, and one that breaks breaks it, whatever of the others cannot be told.
 * Throws `UndecidedError` when none breaks and one cannot be told.
 */
export const inSequence = (...parts: readonly (readonly [Step, () => Way | Break])[]): Way | Break => {
  const path: PathStep[] = [];
  const assumes: string[] = [];
  let open: UndecidedError | undefined;
  for (const [step, part] of parts) {
    try {
      const result = follow(step, part);
      if (isBreak(result)) return result;
      path.push(...result.path);
      assumes.push(...result.assumes);
    } catch (error) {
      if (!(error instanceof UndecidedError)) throw error;
      open ??= error;
    }
  }
  if (open) throw open;
  return { path, assumes };
};

/** The way through one resource, unless something keeps it from working. */
export const past = (step: Step, subject: Subject, obstacle: Obstacle | undefined): Way | Break =>
  obstacle ? brokenBy(step, obstacle) : { path: [through(step, subject)], assumes: [] };
