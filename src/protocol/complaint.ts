import { stripVTControlCharacters } from "node:util";

const banner = /^(error: \[runtime\] )?Running program '.*' failed with an unhandled exception:\s*/;
const frame = /^\s+at /;

/** What Node.js adds to an error for its own kind of reader. */
const asides = [/node:internal/, /^Require stack:$/, /^- \S+$/, /^ {2,}\w+: /, /^\s*\^+$/];

/** A place in a file: in parentheses at the end of a frame of the stack, after its `at`, or a line by itself. */
const ofFrame = /^\s+at (?:.*\()?(?:file:\/\/)?([^()]+:\d+:\d+)\)?$/;
const ofSyntaxError = /^(?:file:\/\/)?([^\s()]+:\d+)$/;

const isOwn = (place: string): boolean =>
  /^([/\\]|[A-Za-z]:[/\\])/.test(place) && !/[/\\]node_modules[/\\]/.test(place);

/** Where in the reader's own files it happened. */
const placeIn = (lines: readonly string[], message: number): string | undefined => {
  const frames = lines.flatMap((line) => ofFrame.exec(line)?.[1] ?? []).filter(isOwn);
  return lines.slice(0, message).flatMap((line) => ofSyntaxError.exec(line)?.[1] ?? [])[0] ?? frames[0];
};

const MAX_LINES = 1000;
const MAX_LENGTH = 2000;

/** The first complaint of a process: what is wrong and where, without the way there. */
export const readableComplaint = (text: string): string => {
  const all = stripVTControlCharacters(text)
    .split("\n", MAX_LINES)
    .map((line) => line.slice(0, MAX_LENGTH).trimEnd());
  const next = all.findIndex((line, i) => i > 0 && banner.test(line));
  const lines = all
    .slice(0, next > 0 ? next : undefined)
    .map((line) => line.replace(banner, ""))
    .filter((line) => line !== "");
  const message = Math.max(
    lines.findIndex((line) => /error/i.test(line) && !frame.test(line) && !ofSyntaxError.test(line)),
    0,
  );
  const end = lines.findIndex((line, i) => i > message && frame.test(line));
  const more = lines
    .slice(message + 1, end > 0 ? end : undefined)
    .filter((line) => !frame.test(line) && !asides.some((aside) => aside.test(line)));
  const place = placeIn(lines, message);
  const what = (lines[message] ?? "").trimStart().replace(/^<ref \*\d+> /, "");
  return [place === undefined ? what : `${what} (${place})`, ...more.slice(0, 5)].join("\n");
};
