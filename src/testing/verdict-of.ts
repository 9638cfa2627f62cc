import type { Outcome } from "../core/check";
import { reasonNotIn } from "../core/coverage";
import type { Policy } from "../core/policy";
import type { Properties, Snapshot } from "../snapshot/snapshot";
import { unknownSentinels } from "../snapshot/unknown";
import { fromSnapshot } from "../stack/from-snapshot";

/** What one policy says of every subject in a deployment, put together. */
export interface Judged {
  readonly verdict: "compliant" | "violating" | "notApplicable" | "undecided";
  readonly findings: Outcome["findings"];
  readonly waitsFor: readonly string[];
  /** Why it has nothing to say, subject by subject. */
  readonly reasons: readonly string[];
}

/** Judges a deployment by one policy. Throws what the policy throws; refuses a policy that changes what it looks at. */
export const judgeBy = (
  policy: Policy,
  snapshot: Snapshot,
  settings: Readonly<Record<string, unknown>> = {},
): Judged => {
  const before = JSON.stringify(snapshot);
  const judge = policy.configure(settings);
  const { inputs, outputs } = fromSnapshot(snapshot);
  const stack = policy.kind === "resource" ? inputs : outputs;
  const subjects = policy.on === "stack" ? [undefined] : stack.subjects(policy.on);
  const outcomes = subjects.map((subject) => judge.judge(subject, stack));
  const broken = outcomes.find((outcome) => outcome.broken)?.broken;
  if (broken) throw broken;
  if (JSON.stringify(snapshot) !== before) throw new Error("the check changes the properties of what it checks");
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  const waitsFor = outcomes.flatMap(({ pending }) => pending.flatMap((each) => each.waitsFor));
  const unsaid = subjects.length === 0 ? reasonNotIn(policy, stack) : undefined;
  const reasons = unsaid === undefined ? outcomes.flatMap(({ notApplicable }) => notApplicable ?? []) : [unsaid];
  const verdict =
    findings.length > 0
      ? "violating"
      : outcomes.some(({ pending }) => pending.length > 0)
        ? "undecided"
        : reasons.length >= outcomes.length
          ? "notApplicable"
          : "compliant";
  return { verdict, findings, waitsFor, reasons };
};

/** The deployment with properties of some resources made unknown. */
export const withUnknown = (snapshot: Snapshot, isUnknown: (urn: string, property: string) => boolean): Snapshot => {
  const hide = (urn: string, properties: Properties): Properties =>
    Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [key, isUnknown(urn, key) ? unknownSentinels.string : value]),
    );
  return {
    ...snapshot,
    resources: snapshot.resources.map((resource) => ({
      ...resource,
      inputs: hide(resource.urn, resource.inputs),
      outputs: hide(resource.urn, resource.outputs),
    })),
  };
};
