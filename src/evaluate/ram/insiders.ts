import { fill } from "../policy/circumstances";
import { deniesOf, onlyDenies } from "../policy/only-denies";
import { anyPossible, type Call } from "../policy/possible";
import type { Answer } from "../policy/syntax";
import { anywhere, ownedBy } from "./bucket";
import { factsOfNamed } from "./facts";
import { canBringAbout, effortOf, type Outsider, toUnnamed } from "./possible";
import { type Caller, identityOf } from "./principal";
import type { Policy } from "./syntax";

/** An account whose users and roles are asked about, and the ids of those that are meant to be spared. */
export interface Insiders {
  readonly account: string;
  readonly spared: readonly string[];
}

const MOST = 32;

const toOutsider = (id: string): Outsider => ({ caller: { type: "RAM", id }, facts: factsOfNamed, account: "" });

/** Whom a Deny names, and may spare. */
const namedIn = (policies: readonly Policy[], spared: ReadonlySet<string>): readonly Outsider[] =>
  deniesOf(policies)
    .flatMap(({ principal }) => principal?.listed ?? [])
    .filter(({ id }) => !id.unknown && id.text !== "*" && !spared.has(identityOf(id.text)))
    .slice(0, MOST)
    .map(({ id }) => toOutsider(fill(id.text.replace(/^arn:/, "acs:"))));

/**
 * Whether the Denies of a bucket's policies refuse calls to the users and roles of its owner, whatever the RAM policies of these
 * allow. A Deny to everyone without a condition is not about the owner, and whether it is about the owner's users is not documented.
 * Source: OSS, "Bucket policy", special rules for the bucket owner.
 */
export const deniesInsiders = (
  policies: readonly Policy[],
  calls: readonly Call[],
  { account, spared }: Insiders,
): Answer => {
  if (deniesOf(policies).length === 0) return { answer: "no", why: "no statement denies anything" };
  const asked = onlyDenies(anywhere(policies));
  const unnamed = toUnnamed(asked);
  const somebody = [`acs:ram::${account}:user/somebody`, `acs:sts::${account}:assumed-role/somebody/session`].map(
    toOutsider,
  );
  const effort = effortOf();
  const { answer, why } = anyPossible<Caller>(
    [...somebody, ...namedIn(policies, new Set(spared.map(identityOf)))],
    calls.map((call) => ({ ...call, resource: ownedBy(call.resource, account) })),
    (outsider, call) => canBringAbout(somebody.includes(outsider) ? unnamed : asked, outsider, call, effort),
    {
      yes: ({ id }, { action }) => `\`${action}\` is not denied to ${id} in every circumstance`,
      undecided: ({ id }, { action }) => `whether \`${action}\` is denied to ${id} cannot be known`,
      no: "it is denied to everybody of the account",
    },
  );
  return { answer: answer === "yes" ? "no" : answer === "no" ? "yes" : answer, why };
};
