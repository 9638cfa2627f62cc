import type { EventRule } from "../concepts/event-rule";
import type { Lenses } from "./adapter";
import { MalformedPropertyError } from "./errors";
import { eventPatternOf } from "./event-pattern";
import { nonEmpty, textOf } from "./values";

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

interface RuleSource {
  name?: string | undefined;
  eventBusName?: string | undefined;
  eventPattern?: unknown;
}

/** What both AWS providers spell alike of an event rule (EventBridge API Reference, PutRule). */
export const ruleLenses = {
  name: { at: "name", get: (p) => textOf(p.name) },
  bus: { at: "eventBusName", get: (p) => textOf(p.eventBusName) ?? "default" },
  pattern: {
    at: "eventPattern",
    get(p) {
      const pattern = nonEmpty(p.eventPattern);
      return pattern === undefined ? undefined : eventPatternOf(pattern, "eventPattern");
    },
  },
} satisfies Lenses<RuleSource, EventRule>;
