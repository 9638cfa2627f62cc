import { anyPossible } from "../policy/possible";
import type { Answer, Call } from "./answer";
import { factsOfInsider } from "./facts";
import { canBringAbout, effortOf } from "./possible";
import type { Caller } from "./principal";
import type { Policy } from "./syntax";

/**
 * Whether whoever in an account has some identity-based policies can bring about one of some calls, in whatever circumstances
 * they ask for. Source: IAM User Guide, "Policy evaluation logic".
 */
export const letsHolder = (policies: readonly Policy[], calls: readonly Call[], account: string): Answer => {
  const id = `arn:${calls[0]?.resource.split(":", 2)[1] ?? "aws"}:iam::${account}:user/somebody`;
  const holder = { caller: { type: "AWS", id } as const, facts: factsOfInsider(policies, id, account), account };
  const effort = effortOf();
  return anyPossible<Caller>([holder], calls, (outsider, call) => canBringAbout(policies, outsider, call, effort), {
    yes: (_, { action }, by) => `${by} allows \`${action}\``,
    undecided: (_, { action }, by) => `whether ${by} allows \`${action}\` cannot be known`,
    no: "no statement allows it",
  });
};
