import type { Subject } from "../concepts";

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
