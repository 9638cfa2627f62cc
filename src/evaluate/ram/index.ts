export { unknownValue } from "../unknown-value";
export { type Decision, evaluate, type Request } from "./evaluate";
export { type ParseOptions, parsePolicy } from "./parse";
export type { Caller } from "./principal";
export { printPolicy } from "./print";
export { type Answer, deniesInsecureTransport, mayAssumeRole } from "./questions";
export {
  type Condition,
  type Policy,
  type Position,
  type Principal,
  RamPolicySyntaxError,
  type Statement,
  type Text,
} from "./syntax";
