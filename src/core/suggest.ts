const distance = (a: string, b: string): number => {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(substitution, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
};

/** The known name that was probably meant. */
export const nearestTo = (name: string, known: readonly string[]): string | undefined => {
  const [nearest] = known.map((each) => [each, distance(name, each)] as const).sort(([, a], [, b]) => a - b);
  return nearest && nearest[1] <= Math.max(2, nearest[0].length / 4) ? nearest[0] : undefined;
};

/** The ending of an error about a name nobody knows: the name that was probably meant, else all there are. */
export const suggest = (name: string, known: readonly string[]): string => {
  const nearest = nearestTo(name, known);
  if (nearest !== undefined) return `Did you mean \`${nearest}\`?`;
  return known.length > 0 ? `Known: ${known.map((k) => `\`${k}\``).join(", ")}.` : "There is none.";
};
