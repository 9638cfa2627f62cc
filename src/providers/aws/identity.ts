import type { PolicyArgs, RoleArgs, RolePolicyArgs, RolePolicyAttachmentArgs } from "@pulumi/aws/iam";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { policyOf } from "../policy-document";
import { nonEmpty, textOf } from "../values";

const ROLE = "aws:iam/role:Role";

export const identity = [
  adapter<Unwrap<RoleArgs>>()(
    "role",
    ROLE,
    {
      name: { at: "name", get: (p) => textOf(p.name) },
      trust: { at: "assumeRolePolicy", get: (p) => policyOf(p.assumeRolePolicy, "assumeRolePolicy") },
      managedPolicies: { at: "managedPolicyArns", to: "managedPolicy", list: true, get: (p) => p.managedPolicyArns },
      boundary: { at: "permissionsBoundary", to: "managedPolicy", get: (p) => p.permissionsBoundary },
    },
    { identity: { names: ["name"], arn: (name) => ["iam", `role/${name}`] } },
  ),
  adapter<Unwrap<RoleArgs>>()(
    "rolePolicy",
    ROLE,
    {
      role: { at: "inlinePolicies", to: "role", self: true, get: () => undefined },
      documents: {
        at: "inlinePolicies",
        get: (p) =>
          (p.inlinePolicies ?? []).flatMap(({ policy }, i) =>
            nonEmpty(policy) === undefined ? [] : [policyOf(policy, `inlinePolicies[${i}].policy`)],
          ),
      },
    },
    { says: (p) => (p.inlinePolicies?.length ?? 0) > 0 },
  ),
  adapter<Unwrap<RolePolicyArgs>>()("rolePolicy", "aws:iam/rolePolicy:RolePolicy", {
    role: { at: "role", to: "role", get: (p) => p.role },
    documents: { at: "policy", get: (p) => [policyOf(p.policy, "policy")] },
  }),
  adapter<Unwrap<PolicyArgs>>()(
    "managedPolicy",
    "aws:iam/policy:Policy",
    { document: { at: "policy", get: (p) => policyOf(p.policy, "policy") } },
    { identity: { names: ["name"], arn: (name) => ["iam", `policy/${name}`] } },
  ),
  adapter<Unwrap<RolePolicyAttachmentArgs>>()("policyAttachment", "aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
    roles: { at: "role", to: "role", list: true, get: (p) => [p.role] },
    policy: { at: "policyArn", to: "managedPolicy", get: (p) => p.policyArn },
  }),
];
