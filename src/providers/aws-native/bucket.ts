import type { BucketArgs, BucketPolicyArgs } from "@pulumi/aws-native/s3";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { MalformedPropertyError } from "../errors";
import { policyOf } from "../policy-document";
import { isKms, lockDays, lockMode } from "../s3-values";
import { nonEmpty, textOf } from "../values";

type Args = Unwrap<BucketArgs>;

const BUCKET = "aws-native:s3:Bucket";

/** The bucket that says something of itself inline. */
export const itself = { at: "bucketName", to: "bucket", self: true, get: () => undefined } as const;

const encryptionRules = (p: Args) => p.bucketEncryption?.serverSideEncryptionConfiguration ?? [];

/** S3 keeps one default encryption: the first rule that carries one. */
const defaultEncryption = (p: Args) =>
  encryptionRules(p).find((rule) => rule.serverSideEncryptionByDefault)?.serverSideEncryptionByDefault;

/** CloudFormation wants Object Lock enabled on the bucket wherever it is configured (AWS::S3::Bucket ObjectLockEnabled). */
const retentionOf = (p: Args) => {
  if (p.objectLockConfiguration && !p.objectLockEnabled)
    throw new MalformedPropertyError(
      "objectLockEnabled",
      "is not true, and without it S3 takes no `objectLockConfiguration`. Set it to true.",
    );
  return p.objectLockConfiguration?.rule?.defaultRetention;
};

/** S3's own name of a canned ACL: `LogDeliveryWrite` is `log-delivery-write`. */
const cannedName = (accessControl: string): string => accessControl.replace(/\B[A-Z]/g, "-$&").toLowerCase();

const blocks = (p: Args) => p.publicAccessBlockConfiguration ?? {};

/** A bucket, with all that it says of itself, and the policy that is a resource of its own. */
export const bucket = [
  adapter<Args>()(
    "bucket",
    BUCKET,
    {
      name: { at: "bucketName", get: (p) => textOf(p.bucketName) },
      // Cloud Control deletes no bucket that holds objects (AWS::S3::Bucket).
      forceDestroy: { at: "bucketName", get: () => false },
    },
    { identity: { names: ["bucketName"], arn: (name) => ["s3", name] } },
  ),
  adapter<Unwrap<BucketPolicyArgs>>()("bucketPolicy", "aws-native:s3:BucketPolicy", {
    bucket: { at: "bucket", to: "bucket", get: (p) => p.bucket },
    document: { at: "policyDocument", get: (p) => policyOf(p.policyDocument, "policyDocument") },
  }),
  // A flag that is left out is false, weaker than what S3 gives a new bucket without the block.
  adapter<Args>()(
    "publicAccessBlock",
    BUCKET,
    {
      bucket: itself,
      blocksPublicAcls: {
        at: "publicAccessBlockConfiguration.blockPublicAcls",
        get: (p) => blocks(p).blockPublicAcls ?? false,
      },
      blocksPublicPolicy: {
        at: "publicAccessBlockConfiguration.blockPublicPolicy",
        get: (p) => blocks(p).blockPublicPolicy ?? false,
      },
      ignoresPublicAcls: {
        at: "publicAccessBlockConfiguration.ignorePublicAcls",
        get: (p) => blocks(p).ignorePublicAcls ?? false,
      },
      restrictsPublicBuckets: {
        at: "publicAccessBlockConfiguration.restrictPublicBuckets",
        get: (p) => blocks(p).restrictPublicBuckets ?? false,
      },
    },
    { says: (p) => nonEmpty(p.publicAccessBlockConfiguration) !== undefined },
  ),
  adapter<Args>()(
    "bucketAcl",
    BUCKET,
    {
      bucket: itself,
      canned: { at: "accessControl", get: (p) => cannedName(textOf(p.accessControl) ?? "") },
      grantedGroups: { at: "accessControl", get: () => [] },
      writingGroups: { at: "accessControl", get: () => [] },
    },
    { says: (p) => nonEmpty(p.accessControl) !== undefined },
  ),
  adapter<Args>()(
    "bucketEncryption",
    BUCKET,
    {
      bucket: itself,
      usesKms: { at: "bucketEncryption", get: (p) => isKms(defaultEncryption(p)?.sseAlgorithm) },
      bucketKey: {
        at: "bucketEncryption",
        get: (p) => encryptionRules(p).some(({ bucketKeyEnabled }) => bucketKeyEnabled ?? false),
      },
      key: { at: "bucketEncryption", to: "key", get: (p) => defaultEncryption(p)?.kmsMasterKeyId },
    },
    { says: (p) => defaultEncryption(p) !== undefined },
  ),
  adapter<Args>()(
    "bucketVersioning",
    BUCKET,
    {
      bucket: itself,
      enabled: { at: "versioningConfiguration.status", get: (p) => p.versioningConfiguration?.status === "Enabled" },
    },
    { says: (p) => nonEmpty(p.versioningConfiguration) !== undefined },
  ),
  adapter<Args>()(
    "bucketObjectLock",
    BUCKET,
    {
      bucket: itself,
      mode: {
        at: "objectLockConfiguration.rule.defaultRetention.mode",
        get: (p) => lockMode(retentionOf(p)?.mode),
      },
      days: { at: "objectLockConfiguration.rule.defaultRetention.days", get: (p) => lockDays(retentionOf(p)) },
    },
    { says: (p) => nonEmpty(p.objectLockConfiguration) !== undefined },
  ),
  adapter<Args>()(
    "bucketOwnership",
    BUCKET,
    {
      bucket: itself,
      enforcesBucketOwner: {
        at: "ownershipControls.rules",
        get: (p) =>
          p.ownershipControls?.rules.some(({ objectOwnership }) => objectOwnership === "BucketOwnerEnforced") ?? false,
      },
    },
    { says: (p) => nonEmpty(p.ownershipControls) !== undefined },
  ),
  adapter<Args>()(
    "bucketLogging",
    BUCKET,
    {
      bucket: itself,
      // Left out, a bucket's logs go to the bucket itself (AWS::S3::Bucket LoggingConfiguration).
      target: {
        at: "loggingConfiguration.destinationBucketName",
        to: "bucket",
        get: (p) => nonEmpty(p.loggingConfiguration?.destinationBucketName) ?? p.bucketName,
      },
      prefix: {
        at: "loggingConfiguration.logFilePrefix",
        get: (p) => textOf(p.loggingConfiguration?.logFilePrefix) ?? "",
      },
      partitioned: {
        at: "loggingConfiguration.targetObjectKeyFormat",
        get: (p) => Boolean(p.loggingConfiguration?.targetObjectKeyFormat?.partitionedPrefix),
      },
    },
    { says: (p) => nonEmpty(p.loggingConfiguration) !== undefined },
  ),
];
