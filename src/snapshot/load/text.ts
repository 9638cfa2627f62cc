import { readFileSync } from "node:fs";

/** The encodings that a byte order mark tells; without one it is UTF-8 (Unicode Standard, 23.8 "Byte Order Mark"). */
const encodings: Readonly<Record<string, string>> = { fffe: "utf-16le", feff: "utf-16be" };

/** A file's text, without its byte order mark: UTF-8, or UTF-16 as PowerShell's `>` writes it. */
export const readText = (file: string): string => {
  const bytes = readFileSync(file);
  return new TextDecoder(encodings[bytes.toString("hex", 0, 2)] ?? "utf-8").decode(bytes);
};
