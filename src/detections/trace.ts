/** The steps from an event to somebody who is told of it. */
export type Step = "captured" | "delivered" | "matched" | "alarmed" | "notified";

/** Whether a detection raises an alert, by which path, or where the path breaks. */
export interface DetectionResult {
  readonly id: string;
  readonly controls: readonly string[];
  readonly status: "covered" | "broken" | "undecided";
  /** The way of the event through the stack, when it gets through. */
  readonly path?: readonly { readonly step: Step; readonly urn: string }[];
  /** The first step that fails. */
  readonly step?: Step;
  /** The resource at which it fails. */
  readonly urn?: string;
  readonly reason?: string;
  readonly fix?: string;
}
