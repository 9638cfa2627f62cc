import { fill } from "../policy/circumstances";
import type { Statement } from "./syntax";

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

/** Objects of a bucket that are tried at most. */
const MOST_OBJECTS = 32;

/** Objects of a bucket: any one, and one under each pattern that some statements name or spare. */
export const objectsOf = (statements: readonly Statement[], bucketArn: string): readonly string[] => {
  const named = statements.flatMap(({ resources }) => resources.map(({ text }) => fill(text)));
  const inside = named.filter((text) => text.startsWith(`${bucketArn}/`));
  return [...new Set([`${bucketArn}/any/object`, ...inside])].slice(0, MOST_OBJECTS);
};
