export { type ContextValue, mayBeAbsent } from "../policy/template";
export { unknownValue } from "../unknown-value";
export { type Answer, admits, type Call } from "./answer";
export { type Decision, evaluate, type Request } from "./evaluate";
export { letsHolder } from "./holder";
export { deniesInsiders, type Insiders } from "./insiders";
export { admitsOthers, type Meant } from "./others";
export { type ParseOptions, parsePolicy } from "./parse";
export type { Caller } from "./principal";
export { printPolicy } from "./print";
export { isPublic } from "./public";
export { admitsStrangers, servesStrangers } from "./strangers";
export {
  type Condition,
  type Policy,
  PolicySyntaxError,
  type Position,
  type Principal,
  type Statement,
  type Text,
} from "./syntax";
export { admitsTampering, tamperingCalls } from "./tampering";
export { deniesInsecureTransport } from "./transport";
