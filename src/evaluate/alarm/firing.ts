import { type AlarmSettings, NotKnown } from "./syntax";

/** What keeps an alarm from going off. */
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
  | "lowSamples";

/** What keeps it from being told whether an alarm goes off. */
export type Doubt = "query" | "anomaly" | "calculated" | "unknown";

/** It goes off, whatever else happens; `caveats` are sentences to bear in mind. */
interface Yes {
  readonly answer: "yes";
  readonly caveats: readonly string[];
}

/** It does not, or something else that happens can keep it from it. */
interface No {
  readonly answer: "no";
  readonly problem: Problem;
  /** The setting that decides. */
  readonly field: keyof AlarmSettings;
  /** What to set it to. */
  readonly set: string;
  /** A clause that says why. */
  readonly why: string;
  /** How many matching events within one period raise it, when more than the rate's are needed. */
  readonly needed?: number;
}

interface Undecided {
  readonly answer: "undecided";
  readonly problem: Doubt;
  readonly why: string;
}

/** Whether an alarm goes off when events match, each time anew. */
export type Firing = Yes | No | Undecided;

/** What one check finds; nothing when the alarm passes it. */
export type Finding = No | Undecided;

/** A check that the alarm fails, whatever else holds. */
export const no = (problem: Problem, field: keyof AlarmSettings, set: string, why: string): No => ({
  answer: "no",
  problem,
  field,
  set,
  why,
});

/** A check that cannot be decided. */
export const undecided = (problem: Doubt, why: string): Undecided => ({ answer: "undecided", problem, why });

/** The first definite no wins; then comes what a getter throws, then the first that is open. */
export const firstOf = <T>(
  subject: T,
  checks: readonly ((subject: T) => Finding | undefined)[],
): Finding | undefined => {
  let open: Finding | undefined;
  let thrown: { readonly error: unknown } | undefined;
  for (const check of checks) {
    try {
      const found = check(subject);
      if (found?.answer === "no") return found;
      open ??= found;
    } catch (error) {
      if (error instanceof NotKnown) open ??= undecided("unknown", `\`${error.field}\` is not known`);
      else thrown ??= { error };
    }
  }
  if (thrown) throw thrown.error;
  return open;
};
