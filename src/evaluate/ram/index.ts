export type { Answer } from "../policy/syntax";
export { unknownValue } from "../unknown-value";
export { deniesHolder } from "./denied";
export { type Decision, evaluate, type Request } from "./evaluate";
export { letsHolder } from "./holder";
export { deniesInsiders, type Insiders } from "./insiders";
export { tamperingCalls } from "./oss-actions";
export { type ParseOptions, parsePolicy } from "./parse";
export type { Caller } from "./principal";
export { printPolicy } from "./print";
export { isPublic } from "./public";
export { admitsStrangers, servesStrangers } from "./strangers";
export {
  type Condition,
  type Policy,
  type Position,
  type Principal,
  RamPolicySyntaxError,
  type Statement,
  type Text,
} from "./syntax";
export { admitsTampering, type Meant } from "./tampering";
export { deniesInsecureTransport } from "./transport";
export { mayAssumeRole } from "./trust";
