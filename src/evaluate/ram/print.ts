import { printDocument, printPrincipals } from "../policy/print";
import { type Policy, principalTypes } from "./syntax";

/** The document of a parsed policy; parsing it again gives the same policy. */
export const printPolicy = (policy: Policy): object =>
  printDocument(policy, (principals) => {
    const listed = principals.listed.filter(({ type }) => type === "Listed");
    if (listed.length > 0) return listed.map(({ id }) => id.text);
    return printPrincipals(principals, principalTypes);
  });
