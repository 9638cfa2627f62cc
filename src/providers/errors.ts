import type { SubjectResource } from "../snapshot/resource";

/** Thrown when a policy asks for a fact that the provider has no word for. */
export class NotExpressibleError extends Error {
  override readonly name = "NotExpressibleError";
}

/** Thrown when a property of the user's resource holds something that the provider would refuse. */
export class MalformedPropertyError extends Error {
  override readonly name = "MalformedPropertyError";

  constructor(
    /** The property, as the user writes it. */
    readonly at: string,
    readonly problem: string,
    /** The resource that has it, where a fact of it was read. */
    readonly resource?: SubjectResource,
  ) {
    super(`\`${at}\` ${problem}`);
  }
}
