import type { AliasArgs, KeyArgs } from "@pulumi/alicloud/kms";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { MalformedPropertyError } from "../errors";
import { ramPolicyOf } from "../policy-document";
import { nonEmpty, textOf } from "../values";

type Args = Unwrap<KeyArgs>;

const KEY = "alicloud:kms/key:Key";

const SECONDS: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, s: 1 };

/** `365d`, `8760h`, `31536000s` (KMS, "CreateKey": RotationInterval). */
const daysOf = (interval: string): number => {
  const [, count, unit = "s"] = /^(\d{1,12})([dhms])?$/.exec(interval) ?? [];
  if (count === undefined) throw new MalformedPropertyError("rotationInterval", "is no interval such as `365d`.");
  return (Number(count) * (SECONDS[unit] ?? 1)) / 86_400;
};

/** By its state, or by the properties that said it before. */
const isUsable = (p: Args): boolean => {
  const state = textOf(p.status) ?? textOf(p.keyState);
  return state === undefined ? (p.isEnabled ?? true) : state === "Enabled";
};

const isSymmetric = (p: Args): boolean => /^Aliyun_/.test(textOf(p.keySpec) ?? "Aliyun_AES_256");

export const key = [
  adapter<Args>()(
    "key",
    KEY,
    {
      enabled: { at: "status", get: isUsable },
      rotates: {
        at: "automaticRotation",
        get: (p) => textOf(p.automaticRotation) === "Enabled",
        set(p, v) {
          p.automaticRotation = v ? "Enabled" : "Disabled";
          if (v && textOf(p.rotationInterval) === undefined) p.rotationInterval = "365d";
        },
      },
      rotationDays: {
        at: "rotationInterval",
        get: (p) => daysOf(textOf(p.rotationInterval) ?? "365d"),
        set: (p, v) => (p.rotationInterval = `${v}d`),
      },
      rotatable: { at: "keySpec", get: (p) => isSymmetric(p) && textOf(p.origin) !== "EXTERNAL" },
      symmetric: { at: "keySpec", get: isSymmetric },
    },
    { identity: { names: [] } },
  ),
  adapter<Unwrap<AliasArgs>>()(
    "keyAlias",
    "alicloud:kms/alias:Alias",
    { key: { at: "keyId", to: "key", get: (p) => p.keyId } },
    { identity: { names: ["aliasName"], arn: (name) => ["kms", name], of: "key" } },
  ),
  adapter<Args>()(
    "keyPolicy",
    KEY,
    {
      key: { at: "policy", to: "key", self: true, get: () => undefined },
      document: { at: "policy", get: (p) => ramPolicyOf(p.policy, "policy") },
    },
    { says: (p) => nonEmpty(p.policy) !== undefined },
  ),
];
