import type {
  AccountPublicAccessBlockArgs,
  BucketAclArgs,
  BucketLifecycleConfigurationArgs,
  BucketLoggingArgs,
  BucketObjectLockConfigurationArgs,
  BucketOwnershipControlsArgs,
  BucketPolicyArgs,
  BucketPublicAccessBlockArgs,
  BucketServerSideEncryptionConfigurationArgs,
  BucketVersioningArgs,
} from "@pulumi/aws/s3";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter, nonEmpty } from "../adapter";
import { policyOf } from "../policy-document";
import { defaultEncryption, fewestDays, isKms, lockDays, lockMode } from "./bucket-values";

const twins = (name: string): readonly string[] => {
  const file = name.charAt(0).toLowerCase() + name.slice(1);
  return [`aws:s3/${file}:${name}`, `aws:s3/${file}V2:${name}V2`];
};

const bucketOf = { at: "bucket", to: "bucket", get: (p: { bucket: string }) => p.bucket } as const;

type Flags = Pick<
  Unwrap<BucketPublicAccessBlockArgs>,
  "blockPublicAcls" | "blockPublicPolicy" | "ignorePublicAcls" | "restrictPublicBuckets"
>;

/** A flag left out is false, weaker than what S3 gives a new bucket without such a resource. */
const blockFlags = {
  blocksPublicAcls: { at: "blockPublicAcls", get: (p: Flags) => p.blockPublicAcls ?? false },
  blocksPublicPolicy: { at: "blockPublicPolicy", get: (p: Flags) => p.blockPublicPolicy ?? false },
  ignoresPublicAcls: { at: "ignorePublicAcls", get: (p: Flags) => p.ignorePublicAcls ?? false },
  restrictsPublicBuckets: { at: "restrictPublicBuckets", get: (p: Flags) => p.restrictPublicBuckets ?? false },
} as const;

export const bucketSatellites = [
  adapter<Unwrap<BucketPolicyArgs>>()("bucketPolicy", "aws:s3/bucketPolicy:BucketPolicy", {
    bucket: bucketOf,
    document: { at: "policy", get: (p) => policyOf(p.policy, "policy") },
  }),
  adapter<Unwrap<BucketPublicAccessBlockArgs>>()(
    "publicAccessBlock",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    { bucket: bucketOf, ...blockFlags },
  ),
  adapter<Unwrap<AccountPublicAccessBlockArgs>>()(
    "accountPublicAccessBlock",
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
    blockFlags,
  ),
  adapter<Unwrap<BucketServerSideEncryptionConfigurationArgs>>()(
    "bucketEncryption",
    twins("BucketServerSideEncryptionConfiguration"),
    {
      bucket: bucketOf,
      usesKms: { at: "rules", get: (p) => isKms(defaultEncryption(p.rules)?.sseAlgorithm) },
      key: { at: "rules", to: "key", get: (p) => defaultEncryption(p.rules)?.kmsMasterKeyId },
    },
  ),
  adapter<Unwrap<BucketAclArgs>>()("bucketAcl", twins("BucketAcl"), {
    bucket: bucketOf,
    canned: { at: "acl", get: (p) => nonEmpty(p.acl) },
    grantedGroups: {
      at: "accessControlPolicy",
      get: (p) => (p.accessControlPolicy?.grants ?? []).flatMap((grant) => nonEmpty(grant.grantee?.uri) ?? []),
    },
  }),
  adapter<Unwrap<BucketVersioningArgs>>()("bucketVersioning", twins("BucketVersioning"), {
    bucket: bucketOf,
    enabled: { at: "versioningConfiguration", get: (p) => p.versioningConfiguration.status === "Enabled" },
  }),
  adapter<Unwrap<BucketObjectLockConfigurationArgs>>()("bucketObjectLock", twins("BucketObjectLockConfiguration"), {
    bucket: bucketOf,
    mode: { at: "rule.defaultRetention.mode", get: (p) => lockMode(p.rule?.defaultRetention?.mode) },
    days: { at: "rule.defaultRetention.days", get: (p) => lockDays(p.rule?.defaultRetention) },
  }),
  adapter<Unwrap<BucketLifecycleConfigurationArgs>>()("bucketLifecycle", twins("BucketLifecycleConfiguration"), {
    bucket: bucketOf,
    expiresAfterDays: {
      at: "rules",
      get: (p) =>
        fewestDays((p.rules ?? []).filter((rule) => rule.status === "Enabled").map((r) => r.expiration?.days)),
    },
  }),
  adapter<Unwrap<BucketOwnershipControlsArgs>>()(
    "bucketOwnership",
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    {
      bucket: bucketOf,
      enforcesBucketOwner: { at: "rule.objectOwnership", get: (p) => p.rule.objectOwnership === "BucketOwnerEnforced" },
    },
  ),
  adapter<Unwrap<BucketLoggingArgs>>()("bucketLogging", twins("BucketLogging"), {
    bucket: bucketOf,
    target: { at: "targetBucket", to: "bucket", get: (p) => p.targetBucket },
    prefix: { at: "targetPrefix", get: (p) => p.targetPrefix },
  }),
];
