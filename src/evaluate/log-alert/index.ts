export { type Firing, fires, readQuery } from "./firing";
export type { AlertQuery, AlertRule, Schedule, Trigger } from "./rule";
