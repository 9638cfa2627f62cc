import { allAdapters, type Provider, providerOf } from "../providers";
import type { Stack } from "../stack/stack";
import type { Policy } from "./policy";

type Asking = Pick<Policy, "on" | "notOn">;

/** Why a policy decides nothing on a provider, as a sentence; `undefined` where it decides. */
export const reasonNotOn = ({ on, notOn }: Asking, provider: Provider): string | undefined => {
  const isSaid =
    on === "stack" ||
    allAdapters().some(({ concept, types }) => concept === on && types.some((type) => providerOf(type) === provider));
  return notOn?.[provider] ?? (isSaid ? undefined : `@pulumi/${provider} has no ${on} that is judged.`);
};

/** Why a policy decides nothing on any provider that a stack uses: the reason of the first; `undefined` where it may decide. */
export const reasonNotIn = (policy: Asking, stack: Stack): string | undefined => {
  const used = new Set(stack.resources.flatMap(({ type }) => providerOf(type) ?? []));
  const reasons = [...used].map((provider) => reasonNotOn(policy, provider));
  return reasons.includes(undefined) ? undefined : reasons[0];
};

/** Why a policy decides nothing in a stack in which nothing is what it is about. */
export const reasonWithout = (policy: Asking, stack: Stack): string =>
  reasonNotIn(policy, stack) ?? `The stack has no ${policy.on}.`;
