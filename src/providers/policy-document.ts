import { iam, ram } from "../evaluate";
import { isUnknownSentinel } from "../snapshot/unknown";
import { MalformedPropertyError } from "./errors";

const reader =
  <P>(parse: (document: string | object, options: iam.ParseOptions) => P) =>
  (document: unknown, at: string): P => {
    try {
      return parse(document as string | object, { unknown: isUnknownSentinel });
    } catch (error) {
      if (error instanceof iam.PolicySyntaxError || error instanceof ram.RamPolicySyntaxError)
        throw new MalformedPropertyError(at, `is not a valid policy document: ${error.message}`);
      throw error;
    }
  };

/** A policy document of IAM as it stands in a property: a JSON string or an object. */
export const policyOf = reader(iam.parsePolicy);

/** The same of RAM, OSS and Alibaba Cloud's KMS. */
export const ramPolicyOf = reader(ram.parsePolicy);
