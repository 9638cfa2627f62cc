import type { Subject } from "../concepts";
import { firstFew } from "./first-few";

/** What keeps one link of the audit chain from working, and how to mend it; both are parts of sentences. */
export interface Obstacle {
  /** The resource to change. */
  readonly on: Subject;
  readonly reason: string;
  readonly fix: string;
}

/** Tells each obstacle once, however many ways lead to it. */
export const tellOnce = (tell: (obstacle: Obstacle) => void): ((obstacle: Obstacle | undefined) => void) => {
  const told = new Set<string>();
  return (obstacle) => {
    if (!obstacle || told.has(obstacle.reason)) return;
    told.add(obstacle.reason);
    tell(obstacle);
  };
};

/**
 * What keeps each of several links from working of which one would do: all that is in the way, in one order however the
 * program makes them. `undefined` for none.
 */
export const allOf = (obstacles: readonly Obstacle[], others: string): Obstacle | undefined => {
  const sorted = [...obstacles].sort((a, b) => a.reason.localeCompare(b.reason));
  const [first] = sorted;
  return (
    first && {
      on: first.on,
      reason: firstFew(
        sorted.map(({ reason }) => reason),
        others,
        "; ",
      ),
      fix: [...new Set(sorted.map(({ fix }) => fix))].join(", or "),
    }
  );
};
