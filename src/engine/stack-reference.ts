import type { Properties } from "../snapshot/snapshot";
import { isUnknownSentinel } from "../snapshot/unknown";
import { ProgramError } from "./errors";

/** The type of what reads another stack's outputs. */
export const STACK_REFERENCE_TYPE = "pulumi:pulumi:StackReference";

/**
 * What a program reads of another stack: its outputs as the caller of the engine gives them by its name. A preview goes
 * without, and knows none of them. Throws `ProgramError`.
 */
export const readStackReference = (
  { name }: Properties,
  preview: boolean,
  given: Readonly<Record<string, Properties>>,
): Properties => {
  const stack = String(name);
  if (Object.hasOwn(given, stack)) return { name, outputs: given[stack], secretOutputNames: [] };
  if (preview || isUnknownSentinel(name)) return { name };
  throw new ProgramError(
    `The program reads the outputs of the stack \`${stack}\`, which is not here. Give those that it reads: ` +
      `--stack-output '${stack}={"…":"…"}', or \`stackOutputs\` in code.`,
  );
};
