import type { Policy } from "../evaluate/iam";
import { policyOf } from "./policy-document";
import { textOf } from "./values";

interface Permission {
  readonly principal: string;
  readonly action: string;
  readonly sourceArn?: string | undefined;
  readonly sourceAccount?: string | undefined;
  readonly principalOrgId?: string | undefined;
}

/** The document of the statement that Lambda adds to a function's policy (API AddPermission). */
export const permissionDocument = (p: Permission): Policy => {
  const sourceArn = textOf(p.sourceArn);
  const equal = Object.entries({
    "aws:SourceAccount": textOf(p.sourceAccount),
    "aws:PrincipalOrgID": textOf(p.principalOrgId),
  }).filter(([, value]) => value !== undefined);
  const statement = {
    Effect: "Allow",
    Principal: p.principal === "*" ? "*" : { [/^(\d{12}|arn:)/.test(p.principal) ? "AWS" : "Service"]: p.principal },
    Action: p.action,
    Resource: "*",
    Condition: {
      ...(sourceArn && { ArnLike: { "aws:SourceArn": sourceArn } }),
      ...(equal.length > 0 && { StringEquals: Object.fromEntries(equal) }),
    },
  };
  return policyOf({ Version: "2012-10-17", Statement: [statement] }, "principal");
};
