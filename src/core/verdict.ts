import type { EnforcementLevel, Severity } from "@pulumi/policy";

export type { EnforcementLevel, Severity };

/**
 * What is known of one requirement on one resource. `undecided`: it depends on a value that cannot be known yet.
 * `excepted`: violating, and accepted in the configuration. `broken`: the policy itself failed, which is our defect.
 */
export type Verdict = "compliant" | "violating" | "excepted" | "notApplicable" | "undecided" | "broken";

/** One line of evidence: a policy's verdict on a resource, or on the stack as a whole. */
export interface Result {
  readonly policy: string;
  readonly verdict: Verdict;
  readonly enforcement: EnforcementLevel;
  readonly severity: Severity;
  /** Absent when the verdict is about the stack as a whole. */
  readonly urn?: string;
  readonly type?: string;
  /** The resource's name in the program. */
  readonly resource?: string;
  readonly messageId?: string;
  /** Why: what is, what is required and what to set; for the other verdicts, the reason. */
  readonly message?: string;
  /** The property of the user's resource that decides. */
  readonly at?: string;
  readonly controls: readonly string[];
  /** URNs of resources, or property paths, on which an undecided verdict waits. */
  readonly waitsFor: readonly string[];
}

/** Every verdict, in the order of a summary. */
export const verdicts = ["compliant", "violating", "excepted", "notApplicable", "undecided", "broken"] as const;

/** How many results there are of each verdict. */
export const summarize = (results: readonly Result[]): Readonly<Record<Verdict, number>> => {
  const summary = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const result of results) summary[result.verdict]++;
  return summary;
};
