import type { Call } from "../policy/possible";

/** Actions on a bucket, from every corner of OSS's API (OSS, "Authorization syntax and elements": Action). */
export const bucketActions: readonly string[] = [
  "oss:ListObjects",
  "oss:GetBucketInfo",
  "oss:GetBucketAcl",
  "oss:PutBucketPolicy",
  "oss:DeleteBucket",
];

/** Actions on objects. */
export const objectActions: readonly string[] = [
  "oss:GetObject",
  "oss:PutObject",
  "oss:DeleteObject",
  "oss:GetObjectAcl",
  "oss:ListParts",
];

const tamperingWithBucket: readonly string[] = [
  "oss:AbortBucketWorm",
  "oss:DeleteBucket",
  "oss:DeleteBucketEncryption",
  "oss:DeleteBucketPolicy",
  "oss:DeleteBucketPublicAccessBlock",
  "oss:PutBucketAcl",
  "oss:PutBucketEncryption",
  "oss:PutBucketLifecycle",
  "oss:PutBucketPolicy",
  "oss:PutBucketPublicAccessBlock",
  "oss:PutBucketReplication",
  "oss:PutBucketVersioning",
];

const tamperingWithObjects: readonly string[] = [
  "oss:DeleteObject",
  "oss:DeleteObjectVersion",
  "oss:PutObjectAcl",
  "oss:PutObjectVersionAcl",
  "oss:ReplicateDelete",
];

const writing: readonly string[] = ["oss:PutObject", "oss:ReplicatePut"];

const callsOn = (resource: string, actions: readonly string[]): readonly Call[] =>
  actions.map((action) => ({ action, resource }));

/** Every call that destroys the records of a bucket, or lifts what protects them; one object stands for all. */
export const tamperingCalls = (bucketArn: string, object: string): readonly Call[] => [
  ...callsOn(bucketArn, tamperingWithBucket),
  ...callsOn(object, tamperingWithObjects),
];

/** Every call that writes an object, or in its place. */
export const writingCalls = (object: string): readonly Call[] => callsOn(object, writing);
