import { anyPossible, type Call } from "../policy/possible";
import type { Answer } from "../policy/syntax";
import { anywhere } from "./bucket";
import { factsOfNamed } from "./facts";
import { canBringAbout, effortOf } from "./possible";
import type { Caller } from "./principal";
import type { Policy } from "./syntax";

/**
 * Whether whoever in an account has some RAM policies can bring about one of some calls, in whatever circumstances they ask for.
 * Source: RAM, "Policy evaluation process".
 */
export const letsHolder = (policies: readonly Policy[], calls: readonly Call[], account: string): Answer => {
  const asked = anywhere(policies);
  const caller: Caller = { type: "RAM", id: `acs:ram::${account}:user/somebody` };
  const effort = effortOf();
  return anyPossible<Caller>(
    [{ caller, facts: factsOfNamed, account }],
    calls,
    (outsider, call) => canBringAbout(asked, outsider, call, effort),
    {
      yes: (_, { action }, by) => `${by} allows \`${action}\``,
      undecided: (_, { action }, by) => `whether ${by} allows \`${action}\` cannot be known`,
      no: "no statement allows it",
    },
  );
};
