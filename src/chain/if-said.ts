import { NotExpressibleError } from "../providers/errors";

/** A fact of a subject, or something else where its provider has no word for it. */
export const ifSaid = <T, E>(read: () => T, otherwise: E): T | E => {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotExpressibleError) return otherwise;
    throw error;
  }
};
