import { UndecidedError } from "./unknown";

/** What a question answers; `undefined` also while that cannot be known. */
export const ifKnown = <T>(ask: () => T): T | undefined => {
  try {
    return ask();
  } catch (error) {
    if (error instanceof UndecidedError) return undefined;
    throw error;
  }
};
