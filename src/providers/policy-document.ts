import { type Policy, parsePolicy } from "../evaluate/iam";
import { isUnknownSentinel } from "../snapshot/unknown";
import { MalformedPropertyError } from "./errors";

/** A policy document as it stands in a property: a JSON string or an object. */
export const policyOf = (document: unknown, at: string): Policy => {
  try {
    return parsePolicy(document as string | object, { unknown: isUnknownSentinel });
  } catch (error) {
    if (error instanceof Error && error.name === "PolicySyntaxError")
      throw new MalformedPropertyError(at, `is not a valid policy document: ${error.message}`);
    throw error;
  }
};
