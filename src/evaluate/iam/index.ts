export { type ContextValue, type Decision, evaluate, type Request, unknownValue } from "./evaluate";
export { type ParseOptions, parsePolicy, printPolicy } from "./parse";
export { isPublic } from "./public";
export { type Condition, type Policy, PolicySyntaxError, type Principal, type Statement } from "./syntax";
export { type Answer, deniesInsecureTransport } from "./transport";
