import type { Result } from "../core/verdict";
import type { Diagnostic } from "./messages";

/** A pack's message begins with the policy's description, which in-process results do not repeat. */
const ownWords = (message: string): string => message.replace(/^[^\n]*\n(Undecided: )?/, "");

const line = (policy: string, urn: string | undefined, message: string | undefined): string =>
  `${policy} on ${urn || "the stack"}: ${message}`;

/** In what the results of judging in process and the diagnostics of the served pack differ: nothing, or one of the two is wrong. */
export const differencesOf = (results: readonly Result[], diagnostics: readonly Diagnostic[]): readonly string[] => {
  const told = results.filter(({ verdict }) => verdict === "violating" || verdict === "undecided");
  const inProcess = told.map(({ policy, urn, message }) => line(policy, urn, message));
  const served = diagnostics.map(({ policy, urn, message }) => line(policy, urn, ownWords(message)));
  return [
    ...inProcess.filter((text) => !served.includes(text)).map((text) => `in process only: ${text}`),
    ...served.filter((text) => !inProcess.includes(text)).map((text) => `served only: ${text}`),
  ];
};
