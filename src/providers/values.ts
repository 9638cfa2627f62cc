/** How many entries a list has; what is no list stands for one that cannot be read. */
export const countOf = (list: unknown): number =>
  Array.isArray(list) ? list.length : Number(nonEmpty(list) !== undefined);

/** A property's value without its zeros: providers' state carries `""` where nothing was set (bridged providers). */
export const nonEmpty = <T>(value: T | "" | null | undefined): T | undefined =>
  value === "" || value === null || value === undefined ? undefined : value;

/**
 * Text that is set. What Pulumi turns into text, a number or a boolean, arrives as it would be stored; anything else throws
 * what becomes a `MalformedPropertyError` of the lens.
 */
export const textOf = <T extends string>(value: T | "" | null | undefined): T | undefined => {
  const given: unknown = nonEmpty(value);
  if (typeof given === "object" || typeof given === "function") throw new TypeError("not a text");
  return given === undefined ? undefined : (String(given) as T);
};

/** A number that is set, also where it is written as text, as Pulumi takes it; anything else is as with `textOf`. */
export const numberOf = (value: number | null | undefined): number | undefined => {
  const given = textOf(value as unknown as string | undefined);
  const number = given === undefined ? undefined : Number(given);
  if (Number.isNaN(number)) throw new TypeError("not a number");
  return number;
};
