import { readText } from "../snapshot/load/text";

const reasons: Readonly<Record<string, string>> = { ENOENT: "it does not exist", EISDIR: "it is a folder" };

/** Reads a file that the command line names. `refuse` makes the error of why it cannot be read. */
export const readInput = (file: string, refuse: (why: string) => Error): string => {
  try {
    return readText(file);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw refuse(reasons[code] ?? message.split(",")[0] ?? message);
  }
};
