import { eventSelector } from "../evaluate";
import { isUnknownSentinel, openCopy } from "../snapshot/unknown";
import { MalformedPropertyError } from "./errors";

/** The event selectors that a trail's properties hold; what cannot be known in them stays open. */
export const selectorsOf = (props: eventSelector.SelectorSource): eventSelector.EventSelectors => {
  const source = {
    eventSelectors: openCopy(() => props.eventSelectors),
    advancedEventSelectors: openCopy(() => props.advancedEventSelectors),
  };
  try {
    return eventSelector.parse(source, { unknown: isUnknownSentinel });
  } catch (error) {
    if (error instanceof eventSelector.EventSelectorError)
      throw new MalformedPropertyError(error.path, error.message.slice(error.path.length + 2));
    throw error;
  }
};
