/** Thrown when a file holds no stack that can be judged; says which file, what is wrong, and what to do. */
export class LoadError extends Error {
  override readonly name = "LoadError";
}
