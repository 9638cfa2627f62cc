import type { Stack } from "../stack/stack";

/** Answers a question about a subject once a stack, its errors included: every event of every detection asks it again. */
export const once = <S extends object, A>(ask: (stack: Stack, subject: S) => A): ((stack: Stack, subject: S) => A) => {
  const answers = new WeakMap<Stack, WeakMap<S, () => A>>();
  return (stack, subject) => {
    let ofStack = answers.get(stack);
    if (!ofStack) {
      ofStack = new WeakMap();
      answers.set(stack, ofStack);
    }
    let answer = ofStack.get(subject);
    if (!answer) {
      answer = settle(() => ask(stack, subject));
      ofStack.set(subject, answer);
    }
    return answer();
  };
};

const settle = <A>(ask: () => A): (() => A) => {
  try {
    const value = ask();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
};
