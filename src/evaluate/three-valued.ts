/** True, false, or undefined while it depends on something that cannot be known. */
export type Truth = boolean | undefined;

/** False if any is false, else unknown if any is. */
export const all = (truths: Iterable<Truth>): Truth => {
  let result: Truth = true;
  for (const truth of truths) {
    if (truth === false) return false;
    if (truth === undefined) result = undefined;
  }
  return result;
};

/** True if any is true, else unknown if any is. */
export const any = (truths: Iterable<Truth>): Truth => {
  let result: Truth = false;
  for (const truth of truths) {
    if (truth === true) return true;
    if (truth === undefined) result = undefined;
  }
  return result;
};

/** As `all` of what a test says of items; asks no further once one is false. */
export const allOf = <T>(items: readonly T[], test: (item: T) => Truth): Truth => {
  let result: Truth = true;
  for (const item of items) {
    const truth = test(item);
    if (truth === false) return false;
    if (truth === undefined) result = undefined;
  }
  return result;
};

/** As `any` of what a test says of items; asks no further once one is true. */
export const anyOf = <T>(items: readonly T[], test: (item: T) => Truth): Truth => {
  let result: Truth = false;
  for (const item of items) {
    const truth = test(item);
    if (truth === true) return true;
    if (truth === undefined) result = undefined;
  }
  return result;
};

/** Unknown stays unknown. */
export const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);
