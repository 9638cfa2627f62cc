/** Thrown when a search is none that Log Service accepts; says where and what to do. */
export class LogQuerySyntaxError extends Error {
  override readonly name = "LogQuerySyntaxError";

  constructor(
    problem: string,
    /** Characters before the place where it goes wrong. */
    readonly position: number,
  ) {
    super(`${problem} (at character ${position + 1})`);
  }
}
