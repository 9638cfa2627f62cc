/** Actions on a bucket, from every corner of S3's API (Service Authorization Reference, "Actions for Amazon S3"). */
export const bucketActions: readonly string[] = [
  "CreateBucket",
  "DeleteBucket",
  "DeleteBucketPolicy",
  "DeleteBucketWebsite",
  "GetAccelerateConfiguration",
  "GetBucketAcl",
  "GetBucketLocation",
  "GetBucketLogging",
  "GetBucketNotification",
  "GetBucketObjectLockConfiguration",
  "GetBucketPolicy",
  "GetBucketPublicAccessBlock",
  "GetBucketVersioning",
  "GetEncryptionConfiguration",
  "GetLifecycleConfiguration",
  "GetReplicationConfiguration",
  "ListBucket",
  "ListBucketMultipartUploads",
  "ListBucketVersions",
  "PutBucketAcl",
  "PutBucketLogging",
  "PutBucketNotification",
  "PutBucketObjectLockConfiguration",
  "PutBucketOwnershipControls",
  "PutBucketPolicy",
  "PutBucketPublicAccessBlock",
  "PutBucketVersioning",
  "PutEncryptionConfiguration",
  "PutLifecycleConfiguration",
  "PutReplicationConfiguration",
].map((name) => `s3:${name}`);

/** Actions on objects. */
export const objectActions: readonly string[] = [
  "AbortMultipartUpload",
  "BypassGovernanceRetention",
  "DeleteObject",
  "DeleteObjectTagging",
  "DeleteObjectVersion",
  "GetObject",
  "GetObjectAcl",
  "GetObjectAttributes",
  "GetObjectLegalHold",
  "GetObjectRetention",
  "GetObjectTagging",
  "GetObjectTorrent",
  "GetObjectVersion",
  "ListMultipartUploadParts",
  "PutObject",
  "PutObjectAcl",
  "PutObjectLegalHold",
  "PutObjectRetention",
  "PutObjectTagging",
  "PutObjectVersionAcl",
  "ReplicateDelete",
  "ReplicateObject",
  "RestoreObject",
].map((name) => `s3:${name}`);

/** What destroys records, or what would keep them. */
export const tamperingWithBucket: readonly string[] = [
  "DeleteBucket",
  "DeleteBucketPolicy",
  "PutBucketAcl",
  "PutBucketObjectLockConfiguration",
  "PutBucketOwnershipControls",
  "PutBucketPolicy",
  "PutBucketPublicAccessBlock",
  "PutBucketVersioning",
  "PutEncryptionConfiguration",
  "PutLifecycleConfiguration",
  "PutReplicationConfiguration",
].map((name) => `s3:${name}`);

/** What deletes an object, or lifts what protects it. */
export const tamperingWithObjects: readonly string[] = [
  "BypassGovernanceRetention",
  "DeleteObject",
  "DeleteObjectVersion",
  "PutObjectAcl",
  "PutObjectLegalHold",
  "PutObjectRetention",
  "PutObjectVersionAcl",
  "ReplicateDelete",
].map((name) => `s3:${name}`);

/** What writes an object, or in its place. */
export const writing: readonly string[] = ["s3:PutObject", "s3:ReplicateObject"];
