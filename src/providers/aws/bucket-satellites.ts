import type {
  AccountPublicAccessBlockArgs,
  BucketAclArgs,
  BucketLoggingArgs,
  BucketObjectLockConfigurationArgs,
  BucketOwnershipControlsArgs,
  BucketPolicyArgs,
  BucketPublicAccessBlockArgs,
  BucketServerSideEncryptionConfigurationArgs,
  BucketVersioningArgs,
} from "@pulumi/aws/s3";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { policyOf } from "../policy-document";
import { isKms, lockDays, lockMode } from "../s3-values";
import { textOf } from "../values";
import { bucketOf, defaultEncryption, grantsWriting, twins } from "./bucket-values";

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
      bucketKey: { at: "rules", get: (p) => p.rules.some(({ bucketKeyEnabled }) => bucketKeyEnabled ?? false) },
      key: { at: "rules", to: "key", get: (p) => defaultEncryption(p.rules)?.kmsMasterKeyId },
    },
  ),
  adapter<Unwrap<BucketAclArgs>>()("bucketAcl", twins("BucketAcl"), {
    bucket: bucketOf,
    canned: { at: "acl", get: (p) => textOf(p.acl) },
    grantedGroups: {
      at: "accessControlPolicy",
      get: (p) => (p.accessControlPolicy?.grants ?? []).flatMap((grant) => textOf(grant.grantee?.uri) ?? []),
    },
    writingGroups: {
      at: "accessControlPolicy",
      get: (p) =>
        (p.accessControlPolicy?.grants ?? [])
          .filter(({ permission }) => grantsWriting(permission))
          .flatMap((grant) => textOf(grant.grantee?.uri) ?? []),
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
    prefix: { at: "targetPrefix", get: (p) => textOf(p.targetPrefix) ?? "" },
    partitioned: {
      at: "targetObjectKeyFormat",
      get: (p) => Boolean(p.targetObjectKeyFormat?.partitionedPrefix),
    },
  }),
];
