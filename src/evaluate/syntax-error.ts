/** Thrown when a text is not of its language; says where in the text. */
export abstract class TextSyntaxError extends Error {
  constructor(
    problem: string,
    /** Characters before the place where it goes wrong. */
    readonly position: number,
  ) {
    super(`${problem} (at character ${position + 1})`);
  }
}

/** Thrown when a document is not of its language; says where in the document. */
export abstract class DocumentSyntaxError extends Error {
  constructor(
    /** Where, e.g. `Statement[1].Effect` or `detail.severity[0].numeric`; empty for the document as a whole. */
    readonly path: string,
    problem: string,
  ) {
    super(path === "" ? problem : `${path}: ${problem}`);
  }
}
