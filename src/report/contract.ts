import type { Result, Verdict } from "../core/verdict";
import type { DetectionResult } from "../detections/trace";

/** What was judged. */
export interface ReportSubject {
  readonly kind: "program" | "state" | "preview";
  readonly path: string;
  readonly mode: "preview" | "update" | "state";
}

/** The report of `trailproof check`, which tools and CI rely on. */
export interface Report {
  readonly trailproof: string;
  readonly subject: ReportSubject;
  readonly summary: Readonly<Record<Verdict, number>>;
  readonly results: readonly Result[];
  readonly detections: readonly DetectionResult[];
}
