import type { BucketArgs } from "@pulumi/aws-native/s3";
import type { Unwrap } from "@pulumi/pulumi";
import { awsNative } from "./resources";

/** A bucket of aws-native, with what it says of itself. */
export const nativeRecords = (own: Unwrap<BucketArgs> = {}) =>
  awsNative.bucket({ bucketName: "records", ...own }, "records");
/** A trail of aws-native that writes to it. */
export const nativeTrail = awsNative.trail({ trailName: "audit", isLogging: true, s3BucketName: "records" }, "audit");
/** The bucket's policy. */
export const nativePolicy = (...statements: readonly object[]) =>
  awsNative.bucketPolicy(
    { bucket: "records", policyDocument: { Version: "2012-10-17", Statement: statements } },
    "policy",
  );
/** A lock for a year. */
export const nativeLock: Unwrap<BucketArgs> = {
  objectLockEnabled: true,
  objectLockConfiguration: {
    objectLockEnabled: "Enabled",
    rule: { defaultRetention: { mode: "GOVERNANCE", days: 365 } },
  },
};
