/** Thrown when a filter pattern is none that CloudWatch Logs accepts; says where and what to do. */
export class FilterPatternSyntaxError extends Error {
  override readonly name = "FilterPatternSyntaxError";

  constructor(
    problem: string,
    /** Characters before the place where it goes wrong. */
    readonly position: number,
  ) {
    super(`${problem} (at character ${position + 1})`);
  }
}
