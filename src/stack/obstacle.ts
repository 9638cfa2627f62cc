import type { Subject } from "../concepts";

/** What keeps one link of the audit chain from working, and how to mend it; both are parts of sentences. */
export interface Obstacle {
  /** The resource to change. */
  readonly on: Subject;
  readonly reason: string;
  readonly fix: string;
}
