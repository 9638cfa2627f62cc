/** The middle value. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Runs both sides by turns, so that a noisy machine disturbs them alike; the median of the ratios, ours to theirs. */
export const compare = async (
  rounds: number,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<{ readonly ours: number; readonly theirs: number; readonly ratio: number }> => {
  const pairs: { readonly ours: number; readonly theirs: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0;
    const a = first ? await ours() : await theirs();
    const b = first ? await theirs() : await ours();
    pairs.push(first ? { ours: a, theirs: b } : { ours: b, theirs: a });
  }
  return {
    ours: median(pairs.map((pair) => pair.ours)),
    theirs: median(pairs.map((pair) => pair.theirs)),
    ratio: median(pairs.map((pair) => pair.ours / pair.theirs)),
  };
};

/** Milliseconds that a piece of work takes. */
export const timeOf = async (work: () => Promise<unknown>): Promise<number> => {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
};

/** One line of a benchmark's report: what, both sides, the ratio, and the bar it has to stay under. */
export const report = (
  what: string,
  result: { readonly ours: number; readonly theirs: number; readonly ratio: number },
  unit: string,
  bar: number,
): void => {
  const ratio = result.ratio.toFixed(2);
  const verdict = result.ratio <= bar ? "holds" : "MISSES";
  console.log(
    `${what.padEnd(44)} ${result.ours.toFixed(1).padStart(9)} ${unit} ${result.theirs.toFixed(1).padStart(9)} ${unit}  ${ratio.padStart(6)} ×  ${verdict} ${bar.toFixed(2)} ×`,
  );
};
