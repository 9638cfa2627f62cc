import type { Properties } from "../../snapshot/snapshot";
import type { Making, StandIn } from "./stand-in";

/** A property as text. */
export const text = (value: unknown): string => String(value ?? "");

/** Makes the ARN of a resource of a service. */
export const arn =
  (service: string, resource: (m: Making) => string, regional = true) =>
  (m: Making): string =>
    `arn:${m.partition}:${service}:${regional ? m.region : ""}:${m.account}:${resource(m)}`;

/** A resource known by its name: the id is the name, or the ARN. */
export const named = (
  nameProperty: string,
  idIs: "name" | "arn",
  arnOf: (m: Making) => string,
  more: (m: Making) => Properties = () => ({}),
): StandIn => ({
  nameProperty,
  id: (m) => (idIs === "arn" ? arnOf(m) : m.name),
  computed: (m) => ({ arn: arnOf(m), [nameProperty]: m.name, ...more(m) }),
});

/** A part of another resource: it has that resource's id. */
export const partOf = (property: string): StandIn => ({ id: (m) => text(m.inputs[property]), computed: () => ({}) });
