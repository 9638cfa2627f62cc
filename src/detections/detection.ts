import type { AuditEvent } from "./event";

/** Something that must raise an alert. */
export interface Detection {
  readonly id: string;
  /** What has happened when it goes off. */
  readonly title: string;
  readonly controls: readonly string[];
  /** Where it can happen: in any Region, or where the trail and its chain are. */
  readonly where: "everyRegion" | "homeRegion";
  /** Events of which every single one must raise it. */
  readonly must: readonly AuditEvent[];
  /** How often within which time, where one event alone is nothing unusual; without it, every single one counts. */
  readonly rate?: { readonly moreThan: number; readonly withinSeconds: number };
  /** Events that must not: a pattern that matches all of them matches practically everything. */
  readonly mustNot: readonly AuditEvent[];
}
