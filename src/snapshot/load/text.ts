import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** The encodings that a byte order mark tells; without one it is UTF-8 (Unicode Standard, 23.8 "Byte Order Mark"). */
const encodings: Readonly<Record<string, string>> = { fffe: "utf-16le", feff: "utf-16be" };

/** How a compressed file begins (RFC 1952, 2.3.1). */
const GZIP = "1f8b";

/** A file's text, unpacked where it is compressed as the clouds deliver log files, and without its byte order mark: UTF-8, or UTF-16 as PowerShell's `>` writes it. */
export const readText = (file: string): string => {
  const written = readFileSync(file);
  const bytes = written.toString("hex", 0, 2) === GZIP ? gunzipSync(written) : written;
  return new TextDecoder(encodings[bytes.toString("hex", 0, 2)] ?? "utf-8").decode(bytes);
};
