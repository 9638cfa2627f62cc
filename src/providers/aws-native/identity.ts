import type { ManagedPolicyArgs, RoleArgs, RolePolicyArgs } from "@pulumi/aws-native/iam";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { policyOf } from "../policy-document";
import { countOf, nonEmpty, textOf } from "../values";

const ROLE = "aws-native:iam:Role";
const MANAGED_POLICY = "aws-native:iam:ManagedPolicy";

export const identity = [
  adapter<Unwrap<RoleArgs>>()(
    "role",
    ROLE,
    {
      name: { at: "roleName", get: (p) => textOf(p.roleName) },
      trust: {
        at: "assumeRolePolicyDocument",
        get: (p) => policyOf(p.assumeRolePolicyDocument, "assumeRolePolicyDocument"),
      },
      managedPolicies: { at: "managedPolicyArns", to: "managedPolicy", list: true, get: (p) => p.managedPolicyArns },
      boundary: { at: "permissionsBoundary", to: "managedPolicy", get: (p) => p.permissionsBoundary },
    },
    { identity: { names: ["roleName"], arn: (name) => ["iam", `role/${name}`] } },
  ),
  adapter<Unwrap<RoleArgs>>()(
    "rolePolicy",
    ROLE,
    {
      role: { at: "policies", to: "role", self: true, get: () => undefined },
      documents: {
        at: "policies",
        get: (p) =>
          (p.policies ?? []).map(({ policyDocument }, i) => policyOf(policyDocument, `policies[${i}].policyDocument`)),
      },
    },
    { says: (p) => countOf(p.policies) > 0 },
  ),
  adapter<Unwrap<RolePolicyArgs>>()("rolePolicy", "aws-native:iam:RolePolicy", {
    role: { at: "roleName", to: "role", get: (p) => p.roleName },
    documents: {
      at: "policyDocument",
      get: (p) => (nonEmpty(p.policyDocument) === undefined ? [] : [policyOf(p.policyDocument, "policyDocument")]),
    },
  }),
  adapter<Unwrap<ManagedPolicyArgs>>()(
    "managedPolicy",
    MANAGED_POLICY,
    { document: { at: "policyDocument", get: (p) => policyOf(p.policyDocument, "policyDocument") } },
    { identity: { names: ["managedPolicyName"], arn: (name) => ["iam", `policy/${name}`] } },
  ),
  adapter<Unwrap<ManagedPolicyArgs>>()(
    "policyAttachment",
    MANAGED_POLICY,
    {
      roles: { at: "roles", to: "role", list: true, get: (p) => p.roles },
      policy: { at: "roles", to: "managedPolicy", self: true, get: () => undefined },
    },
    { says: (p) => countOf(p.roles) > 0 },
  ),
];
