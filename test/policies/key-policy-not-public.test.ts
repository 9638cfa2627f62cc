import policy from "../../policypack/policies/key-policy-not-public";
import { PolicyTester, unknown } from "../../src/testing";
import { alicloud, aws, ramDocument } from "../resources";

const documentOf = (...statements: readonly object[]): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((own) => ({ Effect: "Allow", Action: "kms:*", Resource: "*", ...own })),
  });

const everybody = { Principal: { AWS: "*" } };

const ramKey = (...statements: readonly object[]) =>
  alicloud.key({
    policy: ramDocument(...statements.map((own) => ({ Effect: "Allow", Action: "kms:*", Resource: "*", ...own }))),
  });

new PolicyTester().run(policy, {
  valid: [
    {
      name: "the account, and a service",
      on: aws.key({
        policy: documentOf(
          { Principal: { AWS: "arn:aws:iam::111122223333:root" } },
          { Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "kms:GenerateDataKey*" },
        ),
      }),
      doc: true,
    },
    {
      name: "everybody of one account through one service, as AWS's own keys have it",
      on: aws.key({
        policy: documentOf({
          ...everybody,
          Condition: {
            StringEquals: { "kms:CallerAccount": "111122223333", "kms:ViaService": "sns.eu-west-1.amazonaws.com" },
          },
        }),
      }),
    },
    {
      name: "everybody of one organization, in a resource of its own",
      on: aws.keyPolicy({
        keyId: "1234",
        policy: documentOf({ ...everybody, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }),
      }),
    },
    {
      name: "everybody, and a Deny for whoever is of another account",
      on: aws.keyPolicy({
        keyId: "1234",
        policy: documentOf(everybody, {
          ...everybody,
          Effect: "Deny",
          Condition: { StringNotEquals: { "aws:PrincipalAccount": "111122223333" } },
        }),
      }),
    },
    {
      name: "Alibaba Cloud: the account, and a role of another",
      on: ramKey(
        { Principal: { RAM: ["acs:ram::1234567890123456:*"] } },
        { Principal: { RAM: ["acs:ram::6543210987654321:role/reader"] }, Action: "kms:Decrypt" },
      ),
    },
  ],
  invalid: [
    {
      name: "Alibaba Cloud: everybody in the world",
      on: ramKey({ Principal: { RAM: ["*"] }, Sid: "Open" }),
      errors: [{ messageId: "open", data: { at: "policy", why: 'statement "Open" admits callers from any account' } }],
    },
    {
      name: "everybody in the world",
      on: aws.key({ policy: documentOf({ ...everybody, Sid: "Open" }) }),
      errors: [{ messageId: "open", data: { at: "policy", why: 'statement "Open" admits callers from any account' } }],
      doc: true,
    },
    {
      name: "everybody, through one service of any account",
      on: aws.key({
        policy: documentOf({
          ...everybody,
          Condition: { StringEquals: { "kms:ViaService": "sns.eu-west-1.amazonaws.com" } },
        }),
      }),
      errors: [{ messageId: "open", data: { at: "policy", why: "statement 1 admits callers from any account" } }],
    },
    {
      name: "everybody with a role of some name, in a resource of its own",
      on: aws.keyPolicy({
        keyId: "1234",
        policy: documentOf({
          Principal: "*",
          Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/Admin" } },
        }),
      }),
      errors: [{ messageId: "open", data: { at: "policy", why: /^statement 1/ } }],
    },
    {
      name: "everybody but one",
      on: aws.keyPolicy({
        keyId: "1234",
        policy: documentOf({ NotPrincipal: { AWS: "arn:aws:iam::111122223333:user/former" } }),
      }),
      errors: [{ messageId: "open", data: { at: "policy", why: /^statement 1/ } }],
    },
    {
      name: "no policy document",
      on: aws.keyPolicy({ keyId: "1234", policy: '{ "Statement": [ }' }),
      errors: [{ messageId: "malformed" }],
    },
  ],
  notApplicable: [{ name: "a key with the policy that KMS gives it", on: aws.key({}) }],
  undecided: [{ name: "the document cannot be known", on: aws.key({ policy: unknown }, "it"), waitsFor: ["it"] }],
});
