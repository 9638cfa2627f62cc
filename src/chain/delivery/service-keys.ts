import type { Subject } from "../../concepts";
import { iam } from "../../evaluate";
import type { Stack } from "../../stack/stack";
import { arnOf } from "../access/arn";
import type { KeyUse } from "../access/key-use";
import { ofCloud } from "../clouds";
import { BEDROCK, CLOUDTRAIL } from "../relations";
import { onBehalfOf } from "./delivery";
import { onBehalfOfCalls } from "./invocation-delivery";

const hasBucketKey = (stack: Stack, bucket: Subject<"bucket"> | undefined): boolean =>
  bucket !== undefined &&
  stack.referrers(bucket, "bucketEncryption", "bucket").some(({ usesKms, bucketKey }) => usesKms && bucketKey);

/**
 * CloudTrail encrypts log files, and decrypts where the bucket has a bucket key (CloudTrail User Guide, "Configure AWS KMS
 * key policies for CloudTrail").
 */
export const trailKeyUse = (stack: Stack, trail: Subject<"trail">): KeyUse => ({
  by: trail,
  what: `the log files of ${trail.resource.name}`,
  service: CLOUDTRAIL,
  actions: [
    "kms:GenerateDataKey",
    "kms:DescribeKey",
    ...(hasBucketKey(stack, trail.bucket.target) ? ["kms:Decrypt"] : []),
  ],
  context(account) {
    const context = onBehalfOf(trail, account);
    return { ...context, "kms:EncryptionContext:aws:cloudtrail:arn": context["aws:SourceArn"] ?? iam.unknownValue };
  },
});

/** What comes without a key of its own is encrypted with the bucket's, in the name of whoever writes. */
const s3KeyUse = (trail: Subject<"trail">, bucket: Subject<"bucket">): KeyUse => ({
  by: bucket,
  what: `what ${trail.resource.name} writes to ${bucket.resource.name}`,
  service: CLOUDTRAIL,
  actions: ["kms:GenerateDataKey"],
  context: (account) => ({ ...onBehalfOf(trail, account), "kms:EncryptionContext:aws:s3:arn": iam.unknownValue }),
});

/** ActionTrail writes with a role, and OSS asks KMS in its name (OSS, "Server-side encryption", permissions for SSE-KMS). */
const ossKeyUse = (trail: Subject<"trail">, bucket: Subject<"bucket">): KeyUse => ({
  by: bucket,
  what: `what ${trail.resource.name} writes to ${bucket.resource.name}`,
  service: "actiontrail.aliyuncs.com",
  role: trail.bucketRole,
  actions: ["kms:GenerateDataKey", "kms:Decrypt"],
  context: () => ({}),
});

/** What is done with a bucket's key to write what a trail records. */
export const bucketKeyUse = (trail: Subject<"trail">, bucket: Subject<"bucket">): KeyUse =>
  ofCloud({ aws: s3KeyUse, alibaba: ossKeyUse }, bucket)(trail, bucket);

/** Bedrock writes with the key of the bucket (Bedrock User Guide, "Model invocation logging"). */
export const invocationKeyUse = (logging: Subject<"invocationLogging">, bucket: Subject<"bucket">): KeyUse => ({
  by: bucket,
  what: `what ${logging.resource.name} writes to ${bucket.resource.name}`,
  service: BEDROCK,
  actions: ["kms:GenerateDataKey"],
  context: (account) => ({
    ...onBehalfOfCalls(logging, account),
    "kms:EncryptionContext:aws:s3:arn": iam.unknownValue,
  }),
});

/** Log Service encrypts with a role that the store names, and refuses reads and writes while it cannot (Log Service, "Data encryption", BYOK). */
const logStoreKeyUse = (logStore: Subject<"logGroup">): KeyUse => ({
  by: logStore,
  what: `the log store ${logStore.resource.name}`,
  service: "log.aliyuncs.com",
  role: logStore.keyRole,
  actions: ["kms:GenerateDataKey", "kms:Decrypt"],
  context: () => ({}),
});

/** CloudWatch Logs encrypts a log group as the Region's own principal (CloudWatch Logs User Guide, "Encrypt log data using AWS KMS"). */
const cloudWatchKeyUse = (logGroup: Subject<"logGroup">): KeyUse => {
  const { region } = logGroup.resource;
  return {
    by: logGroup,
    what: `the log group ${logGroup.resource.name}`,
    service: `logs.${region ?? "us-east-1"}.amazonaws.com`,
    actions: ["kms:GenerateDataKey", "kms:Encrypt", "kms:Decrypt"],
    context: (account) => ({
      "kms:EncryptionContext:aws:logs:arn": arnOf(logGroup, account) ?? iam.unknownValue,
      "aws:SourceArn": iam.unknownValue,
      "aws:SourceAccount": account,
    }),
  };
};

/** What the service that keeps a log group does with its key. */
export const logGroupKeyUse = (logGroup: Subject<"logGroup">): KeyUse =>
  ofCloud({ aws: cloudWatchKeyUse, alibaba: logStoreKeyUse }, logGroup)(logGroup);
