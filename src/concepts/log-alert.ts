import type { AlertRule } from "../evaluate/log-alert";
import type { Link, Links } from "./link";

/** One query of an alert, and on which log. */
export interface AlertSource {
  /** The project that it names; `null` when it is the alert's own, `undefined` while that cannot be known. */
  readonly project: string | null | undefined;
  /** The Region that it names; `null` when it names none, `undefined` while that cannot be known. */
  readonly region: string | null | undefined;
  /** The log store; `undefined` while that cannot be known. */
  readonly store: string | undefined;
  /** False for metrics and for tables that are looked up. */
  readonly isLog: boolean;
}

/** Queries log stores at intervals, and tells somebody when what it finds meets a condition. */
export interface LogAlert extends AlertRule {
  readonly name: string | undefined;
  readonly project: Link<"logProject">;
  /** Where each of its queries looks, in their order. */
  readonly sources: readonly AlertSource[];
  /** The projects that its queries name. */
  readonly queriedProjects: Links<"logProject">;
  /** The log stores that its queries name, as far as they are computed from those. */
  readonly queriedStores: Links<"logGroup">;
  readonly enabled: boolean;
  /** Until when it tells nobody, in seconds since 1970; 0 when it is not muted. */
  readonly mutedUntil: number;
  /** What decides who is told: an action policy, or an alert policy of the customer's own; `undefined` when nothing does. */
  readonly notifies: string | undefined;
}
