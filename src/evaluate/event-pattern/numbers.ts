/** Digits without point, leading and trailing zeros, and the power of ten that they are multiplied by. */
const canonical = (text: string): string => {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, "");
  let end = digits.length;
  while (digits.charAt(end - 1) === "0") end--;
  if (end === 0) return "0";
  return `${sign}${digits.slice(0, end)}e${Number(exponent) - fraction.length + digits.length - end}`;
};

/** True when a number as written is what its double prints, or is exactly: EventBridge compares no other (event-ruler). */
const isExact = (text: string): boolean => {
  const value = Number(text);
  if (!Number.isFinite(value)) return false;
  const printed = Number.isInteger(value) ? BigInt(value).toString() : String(value);
  return [printed, String(value)].some((each) => canonical(each) === canonical(text));
};

/** The numbers in a JSON text that have more digits, or are larger, than a double holds; as the doubles they are read as. */
export const numbersBeyondDouble = (json: string): ReadonlySet<number> => {
  const found = new Set<number>();
  for (const [token] of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/gs))
    if (!token.startsWith('"') && !isExact(token)) found.add(Number(token));
  return found;
};
