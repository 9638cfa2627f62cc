import type { Subject } from "../concepts";
import { UndecidedError } from "../snapshot/unknown";

/** What keeps one link of the audit chain from working, and how to mend it; both are parts of sentences. */
export interface Obstacle {
  /** The resource to change. */
  readonly on: Subject;
  readonly reason: string;
  readonly fix: string;
}

/**
 * The first of some checks that finds an obstacle, whatever of the others cannot be told; `undefined` when none does.
 * Throws `UndecidedError` when none finds one and one cannot be told.
 */
export const firstObstacle = (...checks: readonly (() => Obstacle | undefined)[]): Obstacle | undefined => {
  let open: UndecidedError | undefined;
  for (const check of checks) {
    try {
      const obstacle = check();
      if (obstacle) return obstacle;
    } catch (error) {
      if (!(error instanceof UndecidedError)) throw error;
      open ??= error;
    }
  }
  if (open) throw open;
  return undefined;
};

/** Tells each obstacle once, however many ways lead to it. */
export const tellOnce = (tell: (obstacle: Obstacle) => void): ((obstacle: Obstacle | undefined) => void) => {
  const told = new Set<string>();
  return (obstacle) => {
    if (!obstacle || told.has(obstacle.reason)) return;
    told.add(obstacle.reason);
    tell(obstacle);
  };
};
