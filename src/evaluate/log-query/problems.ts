import type { Condition } from "./ast";
import type { Parsed } from "./parse";
import { isNumber } from "./tokens";

/** Something in a search that can be read, and hardly does what is meant. */
export interface Problem {
  readonly code: "precedence" | "missingOperator" | "tooManyConditions" | "unknownField" | "textWithEquals";
  readonly message: string;
  /** Characters before the place. */
  readonly position: number;
}

/** Log Service, "Search syntax and functions". */
export const MAX_CONDITIONS = 30;

/** The top of an ActionTrail event. Source: ActionTrail, "Management event structure". */
const eventFields: ReadonlySet<string> = new Set([
  ...["eventId", "eventVersion", "eventName", "eventType", "eventRW", "eventCategory", "eventTime", "eventSource"],
  ...["serviceName", "acsRegion", "apiVersion", "requestId", "requestParameters", "requestParameterJson"],
  ...["responseElements", "errorCode", "errorMessage", "sourceIpAddress", "userAgent", "additionalEventData"],
  ...["referencedResources", "resourceName", "resourceType", "resourceOwnerAccountId", "userIdentity"],
  ...["isGlobal", "eventAttributes", "recipientAccountId", "vpcId", "tlsDetails", "insightDetails"],
]);

const keyOf = (condition: Condition): string | undefined => ("key" in condition ? condition.key : undefined);

/** Whether a field can be of an ActionTrail record: all that an event says stands under `event`, and `__topic__` and its like are Log Service's. */
export const isOfEvent = (key: string): boolean => /^(event(\.|$)|__\w+__)/.test(key);

const isKnown = (key: string): boolean => {
  const [top, field] = key.split(".", 2);
  return isOfEvent(key) && (top !== "event" || field === undefined || eventFields.has(field));
};

/** The field that may be meant: the same one under `event`. */
const meant = (key: string): string => {
  const [top = ""] = key.split(".", 1);
  const plain = top.replace(/_/g, "").toLowerCase();
  const field = [...eventFields].find((each) => each.toLowerCase() === plain);
  return field === undefined
    ? "Its fields stand under `event.`."
    : `Did you mean \`event.${field}${key.slice(top.length, 60)}\`?`;
};

const shown = (key: string): string => (key.length > 60 ? `${key.slice(0, 60)}…` : key);

const ofFields = (conditions: ReadonlyMap<Condition, number>): readonly Problem[] => {
  const seen = new Set<string>();
  return [...conditions].flatMap(([condition, position]): readonly Problem[] => {
    const key = keyOf(condition);
    if (key === undefined || seen.has(key) || isKnown(key)) return [];
    seen.add(key);
    const message = `\`${shown(key)}\` is no field of an ActionTrail record. ${meant(key)}`;
    return [{ code: "unknownField", message, position }];
  });
};

const ofEquals = (conditions: ReadonlyMap<Condition, number>): readonly Problem[] =>
  [...conditions].flatMap(([condition, position]): readonly Problem[] => {
    if (condition.kind !== "compared" || isNumber(condition.value.text)) return [];
    const message = `\`=\` compares numbers. Write \`${shown(condition.key)}: …\` for a text.`;
    return [{ code: "textWithEquals", message, position }];
  });

const ofCount = (conditions: ReadonlyMap<Condition, number>): readonly Problem[] => {
  const first = [...conditions.values()][MAX_CONDITIONS];
  const message = `The search has ${conditions.size} conditions; ${MAX_CONDITIONS} are allowed. Split the alert.`;
  return first === undefined ? [] : [{ code: "tooManyConditions", message, position: first }];
};

/** What a reader of a search for ActionTrail events should know, from left to right. */
export const problemsOf = ({ conditions, mixed, unjoined }: Parsed): readonly Problem[] =>
  [
    ...ofFields(conditions),
    ...ofEquals(conditions),
    ...ofCount(conditions),
    ...mixed.map(
      (position): Problem => ({
        code: "precedence",
        message: "`and` and `or` stand side by side. Put brackets around what belongs together.",
        position,
      }),
    ),
    ...unjoined.map(
      (position): Problem => ({
        code: "missingOperator",
        message: "Nothing joins two conditions, which counts as `and`. Write `and` or `or`.",
        position,
      }),
    ),
  ].sort((a, b) => a.position - b.position);
