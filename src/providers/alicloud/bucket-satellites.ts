import type {
  AccountPublicAccessBlockArgs,
  BucketAclArgs,
  BucketLoggingArgs,
  BucketObjectWormConfigurationArgs,
  BucketPolicyArgs,
  BucketPublicAccessBlockArgs,
  BucketServerSideEncryptionArgs,
  BucketVersioningArgs,
  BucketWormArgs,
} from "@pulumi/alicloud/oss";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { ramPolicyOf } from "../policy-document";
import { numberOf, textOf } from "../values";
import { bucketOf, encryptsWithKms, isEnabled } from "./bucket-values";

type Flag = Pick<Unwrap<BucketPublicAccessBlockArgs>, "blockPublicAccess">;

const blockFlag = { at: "blockPublicAccess", get: (p: Flag) => p.blockPublicAccess ?? false } as const;

/** One flag ignores public ACLs and policies, and lets nobody set any (OSS, "Block Public Access"). */
const blockFlags = {
  blocksPublicAcls: blockFlag,
  blocksPublicPolicy: blockFlag,
  ignoresPublicAcls: blockFlag,
  restrictsPublicBuckets: blockFlag,
};

type Worm = Unwrap<BucketWormArgs>;

/** A retention policy that is not locked lapses after a day (OSS, "Bucket-level retention policy"). */
const isLocked = (p: Worm): boolean => textOf(p.status) === "Locked";

const WORM = "alicloud:oss/bucketWorm:BucketWorm";

const YEAR = 365;

export const bucketSatellites = [
  adapter<Unwrap<BucketPolicyArgs>>()("bucketPolicy", "alicloud:oss/bucketPolicy:BucketPolicy", {
    bucket: bucketOf,
    document: { at: "policy", get: (p) => ramPolicyOf(p.policy, "policy") },
  }),
  adapter<Unwrap<BucketPublicAccessBlockArgs>>()(
    "publicAccessBlock",
    "alicloud:oss/bucketPublicAccessBlock:BucketPublicAccessBlock",
    { bucket: bucketOf, ...blockFlags },
  ),
  adapter<Unwrap<AccountPublicAccessBlockArgs>>()(
    "accountPublicAccessBlock",
    "alicloud:oss/accountPublicAccessBlock:AccountPublicAccessBlock",
    blockFlags,
  ),
  adapter<Unwrap<BucketServerSideEncryptionArgs>>()(
    "bucketEncryption",
    "alicloud:oss/bucketServerSideEncryption:BucketServerSideEncryption",
    {
      bucket: bucketOf,
      usesKms: { at: "sseAlgorithm", get: (p) => encryptsWithKms(p.sseAlgorithm) },
      bucketKey: { at: "sseAlgorithm", get: () => false },
      key: { at: "kmsMasterKeyId", to: "key", get: (p) => p.kmsMasterKeyId },
    },
  ),
  adapter<Unwrap<BucketAclArgs>>()("bucketAcl", "alicloud:oss/bucketAcl:BucketAcl", {
    bucket: bucketOf,
    canned: { at: "acl", get: (p) => textOf(p.acl) },
    grantedGroups: { at: "acl", get: () => [] },
    writingGroups: { at: "acl", get: () => [] },
  }),
  adapter<Unwrap<BucketVersioningArgs>>()("bucketVersioning", "alicloud:oss/bucketVersioning:BucketVersioning", {
    bucket: bucketOf,
    enabled: { at: "status", get: (p) => isEnabled(p.status) },
  }),
  // Nothing is replaced or deleted while a locked retention policy lasts, so that there is nothing to keep a version of.
  adapter<Worm>()(
    "bucketVersioning",
    WORM,
    { bucket: bucketOf, enabled: { at: "status", get: isLocked } },
    { says: isLocked },
  ),
  adapter<Worm>()("bucketObjectLock", WORM, {
    bucket: bucketOf,
    mode: { at: "status", get: (p) => (isLocked(p) ? "COMPLIANCE" : undefined) },
    lapses: { at: "status", get: (p) => !isLocked(p), set: (p, v) => (p.status = v ? "InProgress" : "Locked") },
    days: { at: "retentionPeriodInDays", get: (p) => numberOf(p.retentionPeriodInDays) ?? 0 },
  }),
  adapter<Unwrap<BucketObjectWormConfigurationArgs>>()(
    "bucketObjectLock",
    "alicloud:oss/bucketObjectWormConfiguration:BucketObjectWormConfiguration",
    {
      bucket: { at: "bucketName", to: "bucket", get: (p) => p.bucketName },
      mode: {
        at: "rule.defaultRetention.mode",
        get: (p) => (textOf(p.rule?.defaultRetention?.mode) === "COMPLIANCE" ? "COMPLIANCE" : undefined),
      },
      lapses: {
        at: "objectWormEnabled",
        get: (p) => !isEnabled(p.objectWormEnabled),
        set: (p, v) => (p.objectWormEnabled = v ? "Disabled" : "Enabled"),
      },
      days: {
        at: "rule.defaultRetention.days",
        get: ({ rule }) => rule?.defaultRetention?.days || (rule?.defaultRetention?.years ?? 0) * YEAR,
      },
    },
  ),
  adapter<Unwrap<BucketLoggingArgs>>()("bucketLogging", "alicloud:oss/bucketLogging:BucketLogging", {
    bucket: bucketOf,
    target: { at: "targetBucket", to: "bucket", get: (p) => p.targetBucket },
    prefix: { at: "targetPrefix", get: (p) => textOf(p.targetPrefix) ?? "" },
    partitioned: { at: "targetPrefix", get: () => false },
  }),
];
