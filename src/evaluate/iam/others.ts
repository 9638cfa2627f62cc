import { fill, strangerTo } from "../policy/circumstances";
import type { Answer, Call } from "./answer";
import { factsOfNamed, factsOfService } from "./facts";
import { canBringAbout, type Effort, effortOf, type Outsider, type Possibility } from "./possible";
import { accountOf, type Caller, isWholeAccount } from "./principal";
import { anyService, nameOfCaller, outsiders } from "./strangers";
import type { Policy, Statement } from "./syntax";

/** Who is meant to make the calls. */
export interface Meant {
  /** Ids of principals: ARNs, accounts, services. */
  readonly principals: readonly string[];
  /** Services, whichever: a service writes what it records, and that alone. */
  readonly services?: boolean;
  /** The account that owns the resource: naming it leaves the decision to its own IAM policies. */
  readonly owner?: string | undefined;
}

/** Condition keys that name a caller. */
const callerKeys: ReadonlySet<string> = new Set(["aws:principalarn", "aws:principalaccount", "kms:calleraccount"]);

const namedByConditions = ({ conditions }: Statement): readonly Caller[] =>
  conditions
    .filter(({ key }) => callerKeys.has(key.toLowerCase()))
    .flatMap(({ values }) => values.filter(({ text, unknown }) => !unknown && accountOf(text) !== undefined))
    .map(({ text }) => ({ type: "AWS", id: fill(text) }));

/** Everybody whom a statement names, as a principal or in a condition, once. */
const namedIn = (policies: readonly Policy[]): readonly Caller[] => {
  const callers = new Map<string, Caller>();
  for (const { statements } of policies)
    for (const statement of statements) {
      const listed = (statement.principal?.listed ?? []).filter(({ id }) => !id.unknown && id.text !== "*");
      for (const caller of [...listed.map(({ type, id }) => ({ type, id: id.text })), ...namedByConditions(statement)])
        callers.set(`${caller.type} ${caller.id}`, caller);
    }
  return [...callers.values()].slice(0, MOST_CALLERS);
};

/** Callers that are tried at most. */
const MOST_CALLERS = 256;

const asOutsider = (caller: Caller, partition: string): Outsider => {
  const account = accountOf(caller.id);
  // An account's policies are about any principal of it, and it decides which one calls.
  const isAccount = caller.type === "AWS" && account !== undefined && isWholeAccount(caller.id);
  const id = isAccount ? `arn:${partition}:iam::${account}:user/somebody` : caller.id;
  const own = account ?? "000000000000";
  const facts = caller.type === "Service" ? factsOfService(caller.id, own, partition) : factsOfNamed(id, account);
  return { caller: { type: caller.type, id }, facts, account: own };
};

const unknownPrincipals = (policies: readonly Policy[]): boolean =>
  policies.some(({ statements }) =>
    statements.some((s) => s.effect === "Allow" && s.principal?.listed.some(({ id }) => id.unknown)),
  );

const isMeant = ({ type, id }: Caller, meant: Meant): boolean =>
  meant.principals.includes(id) || (type === "Service" && meant.services === true);

/** The policies without what they say to an account as a whole, which leaves the decision to the account. */
const withoutAccount = (policies: readonly Policy[], account: string): readonly Policy[] =>
  policies.map((policy) => ({
    ...policy,
    statements: policy.statements.map((statement) => {
      const { effect, principal, notPrincipal } = statement;
      if (effect === "Deny" || notPrincipal || !principal) return statement;
      const listed = principal.listed.filter(({ id }) => !isWholeAccount(id.text) || accountOf(id.text) !== account);
      return { ...statement, principal: { ...principal, listed } };
    }),
  }));

/** Whether somebody may call, apart from what the owner's account decides for itself. */
const mayCall = (
  policies: readonly Policy[],
  outsider: Outsider,
  call: Call,
  meant: Meant,
  effort: Effort,
): Possibility => {
  const found = canBringAbout(policies, outsider, call, effort);
  const own = accountOf(outsider.caller.id);
  if (found.possible === false || own === undefined || own !== (meant.owner ?? own)) return found;
  const without = canBringAbout(withoutAccount(policies, own), outsider, call, effort);
  return without.possible === false ? { ...found, possible: meant.owner === undefined ? undefined : false } : without;
};

/**
 * Whether somebody besides those who are meant may make one of some calls by these policies: outsiders of every kind, and
 * whom an Allow names. What IAM policies give to principals of the owner's account is not seen here.
 * Source: IAM User Guide, "Policy evaluation logic", "Cross-account policy evaluation logic".
 */
export const admitsOthers = (policies: readonly Policy[], calls: readonly Call[], meant: Meant): Answer => {
  const partition = calls[0]?.resource.split(":", 2)[1] ?? "aws";
  let open: string | undefined;
  const effort = effortOf();
  const stranger = strangerTo(policies);
  const others = [
    ...outsiders(stranger, partition),
    ...(meant.services ? [] : [anyService(stranger, partition)]),
    ...namedIn(policies).filter((caller) => !isMeant(caller, meant)),
  ].map((other) => ("facts" in other ? other : asOutsider(other, partition)));
  for (const other of others)
    for (const call of calls) {
      const { possible, by = "a statement" } = mayCall(policies, other, call, meant, effort);
      const about = `${by} lets ${nameOfCaller(other.caller)} call \`${call.action}\``;
      if (possible === true) return { answer: "yes", why: about };
      const mayBeOwn = meant.owner === undefined && accountOf(other.caller.id) !== undefined && by !== "a statement";
      if (possible === undefined)
        open ??= mayBeOwn
          ? `whether ${nameOfCaller(other.caller)}, whom ${by} admits, is of the owner's own account`
          : `whether ${about}`;
    }
  if (open === undefined && unknownPrincipals(policies)) open = "whom a statement admits";
  return open === undefined
    ? { answer: "no", why: "nobody else is admitted" }
    : { answer: "undecided", why: `${open} cannot be known` };
};
