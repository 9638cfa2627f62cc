import { operatorNames } from "../policy/operators";
import { type Dialect, type ParseOptions, readPolicy } from "../policy/parse";
import { type Policy, type PrincipalType, principalTypes, RamPolicySyntaxError } from "./syntax";

export type { ParseOptions };

const dialect: Dialect<PrincipalType, "1"> = {
  service: "RAM",
  versions: ["1"],
  documentKeys: ["Version", "Statement"],
  principalTypes,
  listed: "Listed",
  // Texts, numbers, dates, booleans and addresses; RAM documents no operator for ARNs, bytes and presence.
  operators: operatorNames.filter((name) => !/^(Arn|Binary|Null)/.test(name)),
  fail(path, problem, position) {
    throw new RamPolicySyntaxError(path, problem, position);
  },
};

/**
 * Reads a policy of RAM, the trust policy of a role, or the policy of an OSS bucket, as JSON text or as an object. Throws
 * `RamPolicySyntaxError`. Source: RAM, "Policy structure and syntax" and "Conditional operators"; OSS, "Authorization syntax
 * and elements".
 */
export const parsePolicy = (document: string | object, options: ParseOptions = {}): Policy =>
  readPolicy(document, dialect, options);
