import type { Answer, Call } from "./answer";
import { factsOfNamed, factsOfService } from "./circumstances";
import { canBringAbout } from "./possible";
import { accountOf, type Caller, isWholeAccount } from "./principal";
import { type Outsider, outsidersTo } from "./strangers";
import type { Policy } from "./syntax";

/** Who is meant to make the calls. */
export interface Meant {
  /** Ids of principals: ARNs, accounts, services. */
  readonly principals: readonly string[];
  /** Services, whichever: a service writes what it records, and that alone. */
  readonly services?: boolean;
  /** The account that owns the resource: naming it leaves the decision to its own IAM policies. */
  readonly owner?: string | undefined;
}

/** Everybody whom an Allow names, once. */
const namedIn = (policies: readonly Policy[]): readonly Caller[] => {
  const callers = new Map<string, Caller>();
  for (const { statements } of policies)
    for (const { effect, principal, notPrincipal } of statements) {
      if (effect !== "Allow" || notPrincipal) continue;
      for (const { type, id } of principal?.listed ?? [])
        if (!id.unknown && id.text !== "*") callers.set(`${type} ${id.text}`, { type, id: id.text });
    }
  return [...callers.values()];
};

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
  meant.principals.includes(id) ||
  (type === "Service" && meant.services === true) ||
  (type === "AWS" && isWholeAccount(id) && meant.owner !== undefined && accountOf(id) === meant.owner);

const called = (caller: Caller): string =>
  caller.type === "Anonymous"
    ? "everybody"
    : caller.id.includes(":user/stranger")
      ? "everybody with an account"
      : caller.id;

/**
 * Whether somebody besides those who are meant may make one of some calls by these policies: outsiders of every kind, and
 * whom an Allow names. What IAM policies give to principals of the owner's account is not seen here.
 * Source: IAM User Guide, "Policy evaluation logic", "Cross-account policy evaluation logic".
 */
export const admitsOthers = (policies: readonly Policy[], calls: readonly Call[], meant: Meant): Answer => {
  const partition = calls[0]?.resource.split(":", 2)[1] ?? "aws";
  let open: string | undefined;
  const others = [
    ...outsidersTo(policies, partition),
    ...namedIn(policies).filter((caller) => !isMeant(caller, meant)),
  ].map((other) => ("facts" in other ? other : asOutsider(other, partition)));
  for (const { caller, facts, account } of others)
    for (const call of calls) {
      const { possible, by = "a statement" } = canBringAbout(policies, caller, call, facts, account);
      const isOwn = meant.owner === undefined && caller.id.endsWith(":user/somebody");
      const about = `${by} lets ${called(caller)} call \`${call.action}\``;
      if (possible === true && !isOwn) return { answer: "yes", why: about };
      if (possible !== false)
        open ??= isOwn
          ? `whether ${caller.id.split(":")[4]} is the owner's account, which ${about.split(" lets ")[0]} admits,`
          : `whether ${about}`;
    }
  if (open === undefined && unknownPrincipals(policies)) open = "whom a statement admits";
  return open === undefined
    ? { answer: "no", why: "nobody else is admitted" }
    : { answer: "undecided", why: `${open} cannot be known` };
};
