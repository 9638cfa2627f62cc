import type { RoleArgs } from "@pulumi/aws/iam";
import type { KeyArgs, KeyPolicyArgs } from "@pulumi/aws/kms";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter, nonEmpty } from "../adapter";
import { policyOf } from "../policy-document";

const KEY = "aws:kms/key:Key";

export const identity = [
  adapter<Unwrap<KeyArgs>>()(
    "key",
    KEY,
    {
      enabled: { at: "isEnabled", get: (p) => p.isEnabled ?? true },
      rotates: {
        at: "enableKeyRotation",
        get: (p) => p.enableKeyRotation ?? false,
        set: (p, v) => (p.enableKeyRotation = v),
      },
      rotatable: {
        at: "customerMasterKeySpec",
        get: (p) =>
          (nonEmpty(p.customerMasterKeySpec) ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT" &&
          nonEmpty(p.customKeyStoreId) === undefined,
      },
    },
    { identity: { names: [] } },
  ),
  adapter<Unwrap<KeyArgs>>()(
    "keyPolicy",
    KEY,
    {
      key: { at: "policy", to: "key", self: true, get: () => undefined },
      document: { at: "policy", get: (p) => policyOf(p.policy, "policy") },
    },
    { says: (p) => nonEmpty(p.policy) !== undefined },
  ),
  adapter<Unwrap<KeyPolicyArgs>>()("keyPolicy", "aws:kms/keyPolicy:KeyPolicy", {
    key: { at: "keyId", to: "key", get: (p) => p.keyId },
    document: { at: "policy", get: (p) => policyOf(p.policy, "policy") },
  }),
  adapter<Unwrap<RoleArgs>>()(
    "role",
    "aws:iam/role:Role",
    {
      name: { at: "name", get: (p) => nonEmpty(p.name) },
      trust: { at: "assumeRolePolicy", get: (p) => policyOf(p.assumeRolePolicy, "assumeRolePolicy") },
    },
    { identity: { names: ["name"], arn: (name) => ["iam", `role/${name}`] } },
  ),
];
