import { allAdapters, type Provider, providerOf } from "../providers";
import type { Policy } from "./policy";

/** Why a policy decides nothing on a provider, as a sentence; `undefined` where it decides. */
export const reasonNotOn = ({ on, notOn }: Pick<Policy, "on" | "notOn">, provider: Provider): string | undefined => {
  const isSaid =
    on === "stack" ||
    allAdapters().some(({ concept, types }) => concept === on && types.some((type) => providerOf(type) === provider));
  return notOn?.[provider] ?? (isSaid ? undefined : `@pulumi/${provider} has no ${on} that is judged.`);
};
