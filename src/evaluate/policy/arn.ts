import { any, globMatches, type Token, toGlob } from "../glob";

const ARN_PARTS = 6;

const splitText = (arn: string): readonly string[] => {
  const parts = arn.split(":", ARN_PARTS - 1);
  const length = parts.reduce((sum, part) => sum + part.length + 1, 0);
  return length <= arn.length ? [...parts, arn.slice(length)] : parts;
};

const splitTokens = (tokens: readonly Token[]): readonly Token[][] => {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    let rest = token;
    while (typeof rest === "string" && parts.length < ARN_PARTS && rest.includes(":")) {
      const colon: number = rest.indexOf(":");
      parts.at(-1)?.push(rest.slice(0, colon));
      parts.push([]);
      rest = rest.slice(colon + 1);
    }
    parts.at(-1)?.push(rest);
  }
  return parts;
};

/**
 * Makes a test for ARNs, part by part: a wildcard stays inside of one of the first five parts, and covers everything in the sixth.
 * Source: IAM condition operators, "Amazon Resource Name (ARN) condition operators".
 */
export const toArnTest = (tokens: readonly Token[]): ((arn: string) => boolean) => {
  if (tokens.length === 1 && tokens[0] === any) return () => true;
  const globs = splitTokens(tokens).map(toGlob);
  return (arn) => {
    const parts = splitText(arn);
    return parts.length === globs.length && globs.every((glob, i) => globMatches(glob, parts[i]!));
  };
};
