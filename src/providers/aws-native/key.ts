import type { AliasArgs, KeyArgs } from "@pulumi/aws-native/kms";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { rotationLenses } from "../kms";
import { policyOf } from "../policy-document";
import { nonEmpty, textOf } from "../values";

type Args = Unwrap<KeyArgs>;

const KEY = "aws-native:kms:Key";

const isSymmetric = (p: Args): boolean => (textOf(p.keySpec) ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT";

export const key = [
  adapter<Args>()(
    "key",
    KEY,
    {
      enabled: { at: "enabled", get: (p) => p.enabled ?? true },
      ...rotationLenses,
      rotatable: { at: "keySpec", get: (p) => isSymmetric(p) && (textOf(p.origin) ?? "AWS_KMS") === "AWS_KMS" },
      symmetric: { at: "keySpec", get: isSymmetric },
    },
    { identity: { names: [] } },
  ),
  adapter<Unwrap<AliasArgs>>()(
    "keyAlias",
    "aws-native:kms:Alias",
    { key: { at: "targetKeyId", to: "key", get: (p) => p.targetKeyId } },
    { identity: { names: ["aliasName"], arn: (name) => ["kms", name], of: "key" } },
  ),
  adapter<Args>()(
    "keyPolicy",
    KEY,
    {
      key: { at: "keyPolicy", to: "key", self: true, get: () => undefined },
      document: { at: "keyPolicy", get: (p) => policyOf(p.keyPolicy, "keyPolicy") },
    },
    { says: (p) => nonEmpty(p.keyPolicy) !== undefined },
  ),
];
