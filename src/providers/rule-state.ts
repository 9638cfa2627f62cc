import type { EventRule } from "../concepts/event-rule";
import { MalformedPropertyError } from "./errors";

const states: ReadonlyMap<string, EventRule["state"]> = new Map([
  ["DISABLED", "disabled"],
  ["ENABLED", "enabled"],
  ["ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", "enabledWithReads"],
]);

/** The state of an event rule by the word that EventBridge has for it; a rule is enabled where nothing is said (API PutRule). */
export const ruleState = (written = "ENABLED"): EventRule["state"] => {
  const state = states.get(written);
  if (!state)
    throw new MalformedPropertyError(
      "state",
      `is none that EventBridge knows; there are ${[...states.keys()].join(", ")}.`,
    );
  return state;
};
