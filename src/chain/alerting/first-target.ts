import type { Concept, Link, Subject } from "../../concepts";
import { ifKnown } from "../../snapshot/if-known";

type Target<L> = L extends Link<infer K extends Concept> ? Subject<K> : never;

/**
 * What a property leads to that may name resources of several concepts. While its value is unknown, what it was computed
 * from tells; `undefined` when it leads out of the stack, or cannot be told.
 */
export const firstTarget = <L extends readonly Link<Concept>[]>(...links: L): Target<L[number]> | undefined => {
  for (const link of links) {
    const target = ifKnown(() => link.target);
    if (target) return target as Target<L[number]>;
  }
  return undefined;
};
