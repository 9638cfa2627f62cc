import { operatorNames } from "../policy/operators";
import { type Dialect, type ParseOptions, readPolicy } from "../policy/parse";
import { type Policy, PolicySyntaxError, type PrincipalType, principalTypes, type Version } from "./syntax";

export type { ParseOptions };

const dialect: Dialect<PrincipalType, Version> = {
  service: "IAM",
  versions: ["2008-10-17", "2012-10-17"],
  documentKeys: ["Version", "Id", "Statement"],
  principalTypes,
  operators: operatorNames,
  fail(path, problem, position) {
    throw new PolicySyntaxError(path, problem, position);
  },
};

/**
 * Reads a policy document, as JSON text or as an object, in every spelling that IAM accepts.
 * Throws `PolicySyntaxError`. Source: IAM JSON policy element reference and grammar.
 */
export const parsePolicy = (document: string | object, options: ParseOptions = {}): Policy =>
  readPolicy(document, dialect, options);
