/** Thrown when a program cannot be run to its end; the message is the program's own, or says what to do. */
export class ProgramError extends Error {
  override readonly name = "ProgramError";
}
