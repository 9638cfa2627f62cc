import { settle } from "../snapshot/settle";
import type { Stack } from "./stack";

interface Answers<A> {
  answer?: () => A;
  readonly of: WeakMap<object, Answers<A>>;
}

/** Answers a question about something once a stack, its errors included: every policy, and every event of every detection, asks again. */
export const once = <S extends readonly object[], A>(
  ask: (stack: Stack, ...about: S) => A,
): ((stack: Stack, ...about: S) => A) => {
  const answers: Answers<A> = { of: new WeakMap() };
  return (stack, ...about) => {
    let at = answers;
    for (const key of [stack, ...about]) {
      let next = at.of.get(key);
      if (!next) {
        next = { of: new WeakMap() };
        at.of.set(key, next);
      }
      at = next;
    }
    at.answer ??= settle(() => ask(stack, ...about));
    return at.answer();
  };
};
