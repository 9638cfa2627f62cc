import type { Subject } from "../../concepts";
import { access, iam } from "../../evaluate";
import { UndecidedError } from "../../snapshot/unknown";

/** Whether policies let a service make its calls, and if not, which is the first that they refuse, and why. */
export type Admission =
  | { readonly admitted: true }
  | { readonly admitted: false; readonly request: iam.Request; readonly why: string; readonly denied: boolean }
  /** It depends on something that cannot be known. */
  | { readonly admitted: undefined; readonly why: string };

/** How policies refuse. */
type Refusal = Extract<Admission, { readonly admitted: false }>;

/**
 * How policies refuse a service; `undefined` when they admit it. Throws `UndecidedError` where that is open, with the
 * sentence that says what cannot be known.
 */
export const refusalOf = (admission: Admission, open: string, waitsFor: Subject): Refusal | undefined => {
  if (admission.admitted) return undefined;
  if (admission.admitted === undefined) throw new UndecidedError(`${open}: ${admission.why}.`, [waitsFor.resource.urn]);
  return admission;
};

/** Stands for every account that no statement names. */
const OTHER_ACCOUNT = "000000000000";

/** Accounts of AWS have 12 digits; UIDs, which may be a user's too, have more. */
const accountsIn = (policies: readonly access.Policy[]): readonly string[] => [
  ...new Set(JSON.stringify(policies).match(/(?<![\d])(\d{12}|\d{16,20})(?!\d)/g) ?? []),
];

/** The account that is known, or else every one that the policies name, and one that they do not. */
export const possibleAccounts = (policies: readonly access.Policy[], account: string | undefined): readonly string[] =>
  account === undefined ? [...accountsIn(policies), OTHER_ACCOUNT] : [account];

const firstRefused = (policies: readonly iam.Policy[], requests: readonly iam.Request[]) => {
  for (const request of requests) {
    const decision = iam.evaluate(policies, request);
    if (decision.decision !== "allow") return { request, decision };
  }
  return undefined;
};

/**
 * Evaluates the calls of a service of AWS, which has rights of its own. While the account is not known, every account that the policies name is tried, and
 * one that they do not: what all of them agree on is certain.
 */
export const admission = (
  documents: readonly access.Policy[],
  account: string | undefined,
  requestsOf: (account: string) => readonly iam.Request[],
): Admission => {
  const policies = access.ofIam(documents);
  const refusals = possibleAccounts(policies, account).map((each) => firstRefused(policies, requestsOf(each)));
  if (refusals.every((refused) => refused === undefined)) return { admitted: true };
  const [first] = refusals;
  if (first && refusals.every((refused) => refused && refused.decision.decision !== "undecided")) {
    const { decision, why } = first.decision;
    return { admitted: false, request: first.request, why, denied: decision === "explicitDeny" };
  }
  const open = refusals.find((refused) => refused?.decision.decision === "undecided");
  return {
    admitted: undefined,
    why:
      open?.decision.why ?? "a policy admits one account only, and which one the stack will belong to cannot be known",
  };
};
