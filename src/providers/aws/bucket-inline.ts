import type { BucketArgs, BucketV2Args } from "@pulumi/aws/s3";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { policyOf } from "../policy-document";
import { isKms, lockDays, lockMode } from "../s3-values";
import { nonEmpty, textOf } from "../values";
import { defaultEncryption, grantsWriting, itself } from "./bucket-values";

type Args = Unwrap<BucketArgs>;
type V2Args = Unwrap<BucketV2Args>;
type Either = Args | V2Args;

const BUCKET = "aws:s3/bucket:Bucket";
const BUCKET_V2 = "aws:s3/bucketV2:BucketV2";

/** What a bucket says inline: deprecated on both generations, and alive. */
export const bucketInline = [
  adapter<Either>()(
    "bucketPolicy",
    [BUCKET, BUCKET_V2],
    { bucket: itself, document: { at: "policy", get: (p) => policyOf(p.policy, "policy") } },
    { says: (p) => nonEmpty(p.policy) !== undefined },
  ),
  // The provider's Check fills in `private`, which is what S3 does without it.
  adapter<Either>()(
    "bucketAcl",
    [BUCKET, BUCKET_V2],
    {
      bucket: itself,
      canned: { at: "acl", get: (p) => textOf(p.acl) },
      grantedGroups: { at: "grants", get: (p) => (p.grants ?? []).flatMap((grant) => textOf(grant.uri) ?? []) },
      writingGroups: {
        at: "grants",
        get: (p) =>
          (p.grants ?? [])
            .filter(({ permissions }) => permissions.some(grantsWriting))
            .flatMap((grant) => textOf(grant.uri) ?? []),
      },
    },
    { says: (p) => nonEmpty(p.acl) !== undefined || (p.grants?.length ?? 0) > 0 },
  ),
  adapter<Args>()(
    "bucketEncryption",
    BUCKET,
    {
      bucket: itself,
      usesKms: {
        at: "serverSideEncryptionConfiguration",
        get: (p) => isKms(encryptionOf(p)?.sseAlgorithm),
      },
      bucketKey: {
        at: "serverSideEncryptionConfiguration",
        get: (p) => p.serverSideEncryptionConfiguration?.rule?.bucketKeyEnabled ?? false,
      },
      key: { at: "serverSideEncryptionConfiguration", to: "key", get: (p) => encryptionOf(p)?.kmsMasterKeyId },
    },
    { says: (p) => encryptionOf(p) !== undefined },
  ),
  adapter<V2Args>()(
    "bucketEncryption",
    BUCKET_V2,
    {
      bucket: itself,
      usesKms: {
        at: "serverSideEncryptionConfigurations",
        get: (p) => isKms(encryptionOfV2(p)?.sseAlgorithm),
      },
      bucketKey: {
        at: "serverSideEncryptionConfigurations",
        get: (p) =>
          (p.serverSideEncryptionConfigurations ?? []).some(({ rules }) =>
            rules.some(({ bucketKeyEnabled }) => bucketKeyEnabled ?? false),
          ),
      },
      key: { at: "serverSideEncryptionConfigurations", to: "key", get: (p) => encryptionOfV2(p)?.kmsMasterKeyId },
    },
    { says: (p) => encryptionOfV2(p) !== undefined },
  ),
  adapter<Args>()(
    "bucketVersioning",
    BUCKET,
    { bucket: itself, enabled: { at: "versioning.enabled", get: (p) => p.versioning?.enabled ?? false } },
    { says: (p) => p.versioning !== undefined },
  ),
  adapter<V2Args>()(
    "bucketVersioning",
    BUCKET_V2,
    { bucket: itself, enabled: { at: "versionings", get: (p) => p.versionings?.some((v) => v.enabled) ?? false } },
    { says: (p) => (p.versionings?.length ?? 0) > 0 },
  ),
  adapter<Args>()(
    "bucketObjectLock",
    BUCKET,
    {
      bucket: itself,
      mode: { at: "objectLockConfiguration", get: (p) => lockMode(lockOf(p)?.mode) },
      days: { at: "objectLockConfiguration", get: (p) => lockDays(lockOf(p)) },
    },
    { says: (p) => lockOf(p) !== undefined },
  ),
  adapter<V2Args>()(
    "bucketObjectLock",
    BUCKET_V2,
    {
      bucket: itself,
      mode: { at: "objectLockConfiguration", get: (p) => lockMode(lockOfV2(p)?.mode) },
      days: { at: "objectLockConfiguration", get: (p) => lockDays(lockOfV2(p)) },
    },
    { says: (p) => lockOfV2(p) !== undefined },
  ),
  adapter<Args>()(
    "bucketLogging",
    BUCKET,
    {
      bucket: itself,
      target: { at: "logging.targetBucket", to: "bucket", get: (p) => p.logging?.targetBucket },
      prefix: { at: "logging.targetPrefix", get: (p) => p.logging?.targetPrefix ?? "" },
      partitioned: { at: "logging", get: () => false },
    },
    { says: (p) => nonEmpty(p.logging?.targetBucket) !== undefined },
  ),
  adapter<V2Args>()(
    "bucketLogging",
    BUCKET_V2,
    {
      bucket: itself,
      target: { at: "loggings", to: "bucket", get: (p) => p.loggings?.[0]?.targetBucket },
      prefix: { at: "loggings", get: (p) => p.loggings?.[0]?.targetPrefix ?? "" },
      partitioned: { at: "loggings", get: () => false },
    },
    { says: (p) => nonEmpty(p.loggings?.[0]?.targetBucket) !== undefined },
  ),
];

const encryptionOf = (p: Args) => p.serverSideEncryptionConfiguration?.rule?.applyServerSideEncryptionByDefault;

const encryptionOfV2 = (p: V2Args) =>
  defaultEncryption(
    p.serverSideEncryptionConfigurations
      ?.flatMap((configuration) => configuration.rules)
      .map((rule) => ({ applyServerSideEncryptionByDefault: rule.applyServerSideEncryptionByDefaults?.[0] })),
  );

const lockOf = (p: Args) => p.objectLockConfiguration?.rule?.defaultRetention;

const lockOfV2 = (p: V2Args) => p.objectLockConfiguration?.rules?.[0]?.defaultRetentions?.[0];
