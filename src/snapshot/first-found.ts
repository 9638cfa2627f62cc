import { UndecidedError } from "./unknown";

/**
 * The first thing that some looks find, whatever of the others cannot be told; `undefined` when none finds any.
 * Throws `UndecidedError` when none finds any and one cannot be told.
 */
export const firstFound = <T>(...looks: readonly (() => T | undefined)[]): T | undefined => {
  let open: UndecidedError | undefined;
  for (const look of looks) {
    try {
      const found = look();
      if (found !== undefined) return found;
    } catch (error) {
      if (!(error instanceof UndecidedError)) throw error;
      open ??= error;
    }
  }
  if (open) throw open;
  return undefined;
};
