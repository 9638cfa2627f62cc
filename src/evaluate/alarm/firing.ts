import { type AlarmSettings, NotKnown } from "./syntax";

/** What keeps an alarm from going off, or keeps it from being told. */
export type Problem =
  | "refused"
  | "tooFine"
  | "alwaysOn"
  | "neverRearms"
  | "diluted"
  | "onePastThreshold"
  | "needsMore"
  | "neverBreaches"
  | "severalPeriods"
  | "lowSamples"
  | "query"
  | "anomaly"
  | "calculated"
  | "unknown";

/** Whether an alarm goes off when events match, each time anew. */
export interface Firing {
  /** `yes` and `no` whatever else happens; `undecided` when it depends on what cannot be told. */
  readonly answer: "yes" | "no" | "undecided";
  readonly problem?: Problem;
  /** A clause that says why, after "because". */
  readonly why?: string;
  /** The setting that decides. */
  readonly field?: keyof AlarmSettings;
  /** What to set it to. */
  readonly set?: string;
  /** How many matching events within one period raise it, when more than the rate are needed. */
  readonly needed?: number;
  /** What to bear in mind although the answer is yes. */
  readonly caveats: readonly string[];
}

/** What one check finds. */
export type Finding = Omit<Firing, "caveats">;

/** A check that the alarm fails, whatever else holds. */
export const no = (problem: Problem, field: keyof AlarmSettings, set: string, why: string): Finding => ({
  answer: "no",
  problem,
  field,
  set,
  why,
});

/** A check that cannot be decided. */
export const undecided = (problem: Problem, why: string): Finding => ({ answer: "undecided", problem, why });

/** The first definite no wins, then what is undecided by nature, then what is not known yet. */
export const firstOf = (checks: readonly (() => Finding | undefined)[]): Finding | undefined => {
  const open: Finding[] = [];
  const thrown: unknown[] = [];
  for (const check of checks) {
    try {
      const found = check();
      if (found?.answer === "no") return found;
      if (found) open.push(found);
    } catch (error) {
      if (error instanceof NotKnown) open.push(undecided("unknown", `\`${error.field}\` is not known`));
      else thrown.push(error);
    }
  }
  if (thrown.length > 0) throw thrown[0];
  return open[0];
};
