/** Thrown when a policy pack cannot be started, configured or asked; says which pack and what it said. */
export class PackError extends Error {
  override readonly name = "PackError";
}
