/**
 * Matches `*` (any run of characters, none included) and `?` (one character), in time linear in text × stars.
 * Source: IAM JSON policy elements, "Using wildcards in action names" and "Resource".
 */
export const globMatches = (pattern: string, text: string): boolean => {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    const c = pattern[p];
    if (c === "*") {
      star = p++;
      resume = t;
    } else if (p < pattern.length && (c === "?" || c === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
};

/**
 * Matches ARNs part by part: `*` stays inside one of the first five parts, and covers everything in the sixth.
 * Source: IAM condition operators, "Amazon Resource Name (ARN) condition operators".
 */
export const arnMatches = (pattern: string, arn: string): boolean => {
  if (pattern === "*") return true;
  const split = (text: string): readonly string[] => {
    const parts = text.split(":");
    return parts.length > 6 ? [...parts.slice(0, 5), parts.slice(5).join(":")] : parts;
  };
  const [patterns, parts] = [split(pattern), split(arn)];
  return patterns.length === parts.length && patterns.every((part, i) => globMatches(part, parts[i] ?? ""));
};
