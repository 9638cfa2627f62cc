import { fill } from "../policy/circumstances";
import { deniesOf, onlyDenies } from "../policy/only-denies";
import type { Answer, Call } from "./answer";
import { factsOfInsider } from "./facts";
import { canBringAbout, effortOf, type Outsider } from "./possible";
import { accountOf, isWholeAccount } from "./principal";
import type { Policy, Statement } from "./syntax";

/** An account whose principals are asked about, and the ids of those that are meant to be spared. */
export interface Insiders {
  readonly account: string;
  readonly spared: readonly string[];
}

const MOST = 32;

/** Principals of an account that a statement names, by itself or in a condition; its root user may always lift a policy. */
const namedBy = ({ principal, conditions }: Statement, { account, spared }: Insiders): readonly string[] =>
  [
    ...(principal?.listed ?? []).filter(({ type }) => type === "AWS").map(({ id }) => id),
    ...conditions.filter(({ key }) => key.toLowerCase() === "aws:principalarn").flatMap(({ values }) => values),
  ]
    .filter(({ text, unknown }) => !unknown && accountOf(text) === account && !isWholeAccount(text))
    .flatMap(({ text }) => (spared.includes(text) ? [] : [fill(text)]));

const callersOf = (policies: readonly Policy[], partition: string, insiders: Insiders): readonly Outsider[] => {
  const { account } = insiders;
  const somebody = ["role", "user"].map((kind) => `arn:${partition}:iam::${account}:${kind}/somebody`);
  const named = deniesOf(policies).flatMap((statement) => namedBy(statement, insiders));
  return [...new Set([...somebody, ...named])].slice(0, MOST).map((id) => ({
    caller: { type: "AWS", id },
    facts: factsOfInsider(policies, id, account),
    account,
  }));
};

/**
 * Whether the Denies of some policies refuse calls to the principals of an account, whatever the IAM policies of these allow:
 * no role and no user escapes them, from any network, with or without MFA. Source: IAM User Guide, "Policy evaluation logic",
 * "Global condition context keys"; S3 User Guide, "Bucket policies", for the root user.
 */
export const deniesInsiders = (policies: readonly Policy[], calls: readonly Call[], insiders: Insiders): Answer => {
  if (deniesOf(policies).length === 0) return { answer: "no", why: "no statement denies anything" };
  const asked = onlyDenies(policies);
  const effort = effortOf();
  let undecided: string | undefined;
  for (const insider of callersOf(policies, calls[0]?.resource.split(":", 2)[1] ?? "aws", insiders))
    for (const call of calls) {
      const { possible } = canBringAbout(asked, insider, call, effort);
      if (possible === true)
        return { answer: "no", why: `\`${call.action}\` is not denied to ${insider.caller.id} in every circumstance` };
      if (possible === undefined) undecided ??= `whether \`${call.action}\` is denied to ${insider.caller.id}`;
    }
  return undecided
    ? { answer: "undecided", why: `${undecided} cannot be known` }
    : { answer: "yes", why: "it is denied to everybody of the account" };
};
