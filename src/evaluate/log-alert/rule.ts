/** One query of an alert rule. */
export interface AlertQuery {
  /** The search, and after a `|` what is made of what it finds. */
  readonly text: string;
  /** From when to when it looks, seen from the time of the check: `-15m`, `now`. */
  readonly start: string;
  readonly end: string;
}

/** A condition for going off: expressions on the rows that the queries give. */
export interface Trigger {
  /** Which rows count, e.g. `c > 0`; empty when all do. */
  readonly data: string;
  /** How many of them there have to be, e.g. `__count__ > 3`; empty when any will do. */
  readonly count: string;
}

/** How often an alert rule checks. */
export interface Schedule {
  /** `FixedRate`, `Hourly`, `Daily`, `Weekly` or `Cron`. */
  readonly type: string;
  /** At a fixed rate, how often: `5m`. */
  readonly interval: string;
}

/** When an alert rule of Log Service goes off (API reference, "Data structure of an alert rule"). */
export interface AlertRule {
  readonly queries: readonly AlertQuery[];
  /** Any of them is enough. */
  readonly triggers: readonly Trigger[];
  /** How many checks in a row have to meet a trigger. */
  readonly threshold: number;
  readonly schedule: Schedule;
}
