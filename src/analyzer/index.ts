export { Analyzer, type Remediation } from "./analyzer";
export type { GivenConfig } from "./config";
export { PackError } from "./errors";
export type { Diagnostic, Enforcement } from "./messages";
export type { StartOptions } from "./process";
