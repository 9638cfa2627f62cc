export { ProgramError } from "./errors";
export type { InvokeAnswer, RegisteringResource, RunOptions } from "./options";
export { runProgram } from "./run";
