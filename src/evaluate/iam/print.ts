import { printDocument, printPrincipals } from "../policy/print";
import { type Policy, principalTypes } from "./syntax";

/** The document of a parsed policy; parsing it again gives the same policy. */
export const printPolicy = (policy: Policy): object =>
  printDocument(policy, (principals) => printPrincipals(principals, principalTypes));
