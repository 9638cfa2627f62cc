export { unknownValue } from "../unknown-value";
export { type Audience, audienceOf } from "./actions";
export { firesOn } from "./fires";
export type { Doubt, Firing, Problem } from "./firing";
export { type MuteSchedule, type Muting, mutingOf } from "./mute";
export { refusalOnLogs } from "./refusals";
export { type AlarmRule, AlarmRuleSyntaxError, type AlarmState, nameOf, parseRule } from "./rule";
export type { AlarmSettings, Counter, Metric, MetricAlarm, MetricQuery, Rate } from "./syntax";
export { metricsOf, watches } from "./watch";
