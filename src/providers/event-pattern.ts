import { type EventPattern, EventPatternSyntaxError, parse } from "../evaluate/event-pattern";
import { holdsUnknownSentinel } from "../snapshot/unknown";
import { MalformedPropertyError } from "./errors";

/** An event pattern as it stands in a property: a JSON string or an object. */
export const eventPatternOf = (pattern: unknown, at: string): EventPattern => {
  try {
    return parse(pattern as string | object, { unknown: holdsUnknownSentinel });
  } catch (error) {
    if (error instanceof EventPatternSyntaxError)
      throw new MalformedPropertyError(at, `is not a valid event pattern: ${error.message}`);
    throw error;
  }
};
