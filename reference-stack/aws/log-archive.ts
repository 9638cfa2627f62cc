import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { administrators, document, keepObjects, requireTls } from "./documents";
import type { Place } from "./place";
import { PrivateBucket } from "./private-bucket";

interface LogArchiveArgs {
  readonly prefix: string;
  readonly place: Place;
  /** The one trail that may write here. */
  readonly trailArn: string;
  readonly lockDays: number;
  readonly lockMode: "GOVERNANCE" | "COMPLIANCE";
  readonly archiveAfterDays: number;
  readonly expireAfterDays: number;
}

/** Keeps log files: locked, encrypted with a key of its own, and with a record of who touched them. */
export class LogArchive extends pulumi.ComponentResource {
  readonly bucketName: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;
  /** Whoever writes has to wait for this: until it is there, S3 refuses. */
  readonly policy: aws.s3.BucketPolicy;

  constructor(name: string, args: LogArchiveArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws:LogArchive", name, {}, options);
    const { prefix, place, trailArn, lockDays, lockMode, archiveAfterDays, expireAfterDays } = args;
    const { account, region, partition } = place;
    const parent = { parent: this };
    const bucketName = `${prefix}-logs-${account}-${region}`;
    const bucketArn = `arn:${partition}:s3:::${bucketName}`;
    const accessLogsName = `${prefix}-access-logs-${account}-${region}`;
    const accessLogsArn = `arn:${partition}:s3:::${accessLogsName}`;
    const fromTrail = { StringEquals: { "aws:SourceArn": trailArn } };
    const cloudTrail = { Service: "cloudtrail.amazonaws.com" };

    const key = new aws.kms.Key(
      name,
      {
        description: "Encrypts audit log files.",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: document(administrators(place), {
          Sid: "CloudTrailEncrypts",
          Effect: "Allow",
          Principal: cloudTrail,
          // Decrypt is for the bucket key; digest files come without CloudTrail's encryption context.
          Action: ["kms:GenerateDataKey*", "kms:DescribeKey", "kms:Decrypt"],
          Resource: "*",
          Condition: fromTrail,
        }),
      },
      parent,
    );
    new aws.kms.Alias(name, { name: `alias/${prefix}-logs`, targetKeyId: key.keyId }, parent);
    this.keyArn = key.arn;

    const archive = new PrivateBucket(
      name,
      {
        name: bucketName,
        keyArn: key.arn,
        locked: true,
        archiveAfterDays,
        expireAfterDays,
        statements: [
          requireTls(bucketArn),
          keepObjects(bucketArn),
          {
            Sid: "CloudTrailChecks",
            Effect: "Allow",
            Principal: cloudTrail,
            Action: "s3:GetBucketAcl",
            Resource: bucketArn,
            Condition: fromTrail,
          },
          {
            Sid: "CloudTrailWrites",
            Effect: "Allow",
            Principal: cloudTrail,
            Action: "s3:PutObject",
            Resource: `${bucketArn}/AWSLogs/${account}/*`,
            Condition: {
              StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": trailArn },
            },
          },
        ],
      },
      parent,
    );
    this.policy = archive.policy;
    this.bucketName = archive.bucket.bucket;
    new aws.s3.BucketObjectLockConfiguration(
      name,
      { bucket: this.bucketName, rule: { defaultRetention: { mode: lockMode, days: lockDays } } },
      parent,
    );

    // S3 delivers access logs only to a bucket without a lock, with S3's own keys as default.
    const accessLogs = new PrivateBucket(
      `${name}-access-logs`,
      {
        name: accessLogsName,
        locked: false,
        archiveAfterDays,
        expireAfterDays,
        statements: [
          requireTls(accessLogsArn),
          keepObjects(accessLogsArn),
          {
            Sid: "S3Writes",
            Effect: "Allow",
            Principal: { Service: "logging.s3.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: `${accessLogsArn}/*`,
            Condition: { ArnEquals: { "aws:SourceArn": bucketArn }, StringEquals: { "aws:SourceAccount": account } },
          },
        ],
      },
      parent,
    );
    new aws.s3.BucketLogging(
      name,
      { bucket: this.bucketName, targetBucket: accessLogs.bucket.bucket, targetPrefix: "log-archive/" },
      { ...parent, dependsOn: accessLogs.policy },
    );
    this.registerOutputs({});
  }
}
