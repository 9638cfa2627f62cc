import type { BucketArgs } from "@pulumi/alicloud/oss";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { ramPolicyOf } from "../policy-document";
import { nonEmpty, textOf } from "../values";
import { BUCKET, encryptsWithKms, isEnabled, itself } from "./bucket-values";

type Args = Unwrap<BucketArgs>;

/** `oss.Bucket` and what it says inline, some of it deprecated and alive. */
export const bucket = [
  adapter<Args>()(
    "bucket",
    BUCKET,
    {
      name: { at: "bucket", get: (p) => textOf(p.bucket) },
      forceDestroy: { at: "forceDestroy", get: (p) => p.forceDestroy ?? false },
    },
    { identity: { names: ["bucket"], arn: (name) => ["oss", name] } },
  ),
  adapter<Args>()(
    "bucketPolicy",
    BUCKET,
    { bucket: itself, document: { at: "policy", get: (p) => ramPolicyOf(p.policy, "policy") } },
    { says: (p) => nonEmpty(p.policy) !== undefined },
  ),
  adapter<Args>()(
    "bucketAcl",
    BUCKET,
    {
      bucket: itself,
      canned: { at: "acl", get: (p) => textOf(p.acl) },
      grantedGroups: { at: "acl", get: () => [] },
      writingGroups: { at: "acl", get: () => [] },
    },
    { says: (p) => nonEmpty(p.acl) !== undefined },
  ),
  adapter<Args>()(
    "bucketEncryption",
    BUCKET,
    {
      bucket: itself,
      usesKms: {
        at: "serverSideEncryptionRule.sseAlgorithm",
        get: (p) => encryptsWithKms(p.serverSideEncryptionRule?.sseAlgorithm),
      },
      bucketKey: { at: "serverSideEncryptionRule", get: () => false },
      key: {
        at: "serverSideEncryptionRule.kmsMasterKeyId",
        to: "key",
        get: (p) => p.serverSideEncryptionRule?.kmsMasterKeyId,
      },
    },
    { says: (p) => nonEmpty(p.serverSideEncryptionRule?.sseAlgorithm) !== undefined },
  ),
  adapter<Args>()(
    "bucketVersioning",
    BUCKET,
    { bucket: itself, enabled: { at: "versioning.status", get: (p) => isEnabled(p.versioning?.status) } },
    { says: (p) => nonEmpty(p.versioning?.status) !== undefined },
  ),
  adapter<Args>()(
    "bucketLogging",
    BUCKET,
    {
      bucket: itself,
      target: { at: "logging.targetBucket", to: "bucket", get: (p) => p.logging?.targetBucket },
      prefix: { at: "logging.targetPrefix", get: (p) => textOf(p.logging?.targetPrefix) ?? "" },
      partitioned: { at: "logging", get: () => false },
    },
    { says: (p) => nonEmpty(p.logging?.targetBucket) !== undefined },
  ),
];
