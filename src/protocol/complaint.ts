import { stripVTControlCharacters } from "node:util";

/** The part of a process's complaint that a reader needs: what is wrong and where, without the way there. */
export const readableComplaint = (text: string): string => {
  const lines = stripVTControlCharacters(text)
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !/^\s+at /.test(line) && !/node:internal/.test(line));
  const from = Math.max(
    lines.findIndex((line) => /error/i.test(line)),
    0,
  );
  return lines
    .slice(from, from + 6)
    .join("\n")
    .replace(/^(error: \[runtime\] )?Running program '.*?' failed with an unhandled exception:\s*/, "")
    .replace(/^<ref \*\d+> /, "");
};
