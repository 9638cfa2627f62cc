import type { Answer } from "../policy/syntax";
import { firstOf, usersBy } from "../policy/use";
import { canBringAbout, nameOfCaller, strangers, toUnnamed } from "./possible";
import type { Policy } from "./syntax";

const find = usersBy(canBringAbout, ["sts:AssumeRole", "kms:Decrypt", "oss:PutObject"], nameOfCaller);

/**
 * Whether a role's trust policy or a key's policy lets in callers whom it does not mean: a user of an account that it does not
 * name, from a network of its own, or an anonymous caller. Source: RAM, "Edit the trust policy of a RAM role"; KMS, "Overview of
 * key policies".
 */
export const admitsStrangers = (policies: readonly Policy[]): Answer => {
  const { sure, open } = find(toUnnamed(policies), () => strangers);
  if (sure.size > 0) return { answer: "yes", why: `${firstOf(sure)} admits callers from any account` };
  return open.size > 0
    ? { answer: "undecided", why: `whom ${firstOf(open)} admits cannot be known` }
    : { answer: "no", why: "every statement is bound to those whom it means" };
};

/**
 * Whether a service can be made to act on behalf of other accounts. None can: it takes on a role for the role's own account,
 * and for another only where the trust policy puts that account before the service's name, `1234567890@service`.
 * Source: ActionTrail, "Deliver the events of multiple Alibaba Cloud accounts to one account".
 */
export const servesStrangers = (_policies: readonly Policy[], _services?: readonly string[]): Answer => ({
  answer: "no",
  why: "a service acts for the account of the role, or for one that its name begins with",
});
