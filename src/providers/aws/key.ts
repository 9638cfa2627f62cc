import type { AliasArgs, KeyArgs, KeyPolicyArgs } from "@pulumi/aws/kms";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { rotationLenses } from "../kms";
import { policyOf } from "../policy-document";
import { nonEmpty, textOf } from "../values";

const KEY = "aws:kms/key:Key";

const isSymmetric = ({ customerMasterKeySpec }: Pick<Unwrap<KeyArgs>, "customerMasterKeySpec">): boolean =>
  (textOf(customerMasterKeySpec) ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT";

export const key = [
  adapter<Unwrap<KeyArgs>>()(
    "key",
    KEY,
    {
      enabled: { at: "isEnabled", get: (p) => p.isEnabled ?? true },
      ...rotationLenses,
      rotatable: {
        at: "customerMasterKeySpec",
        get: (p) => isSymmetric(p) && textOf(p.customKeyStoreId) === undefined,
      },
      symmetric: { at: "customerMasterKeySpec", get: isSymmetric },
    },
    { identity: { names: [] } },
  ),
  adapter<Unwrap<AliasArgs>>()(
    "keyAlias",
    "aws:kms/alias:Alias",
    { key: { at: "targetKeyId", to: "key", get: (p) => p.targetKeyId } },
    { identity: { names: ["name"], arn: (name) => ["kms", name], of: "key" } },
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
];
