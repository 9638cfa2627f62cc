import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../aws-shared/plan";
import type { AuditSettings, StorageSettings } from "../settings";
import { PrivateBucket } from "./private-bucket";

type LogArchiveArgs = Plan & Pick<AuditSettings, "lockDays" | "lockMode"> & StorageSettings;

/** Keeps log files: locked, encrypted with a key of its own, and with a record of who touched them. */
export class LogArchive extends pulumi.ComponentResource {
  readonly bucketName: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;
  /** Whoever writes has to wait for this: until it is there, S3 refuses. */
  readonly policy: aws.s3.BucketPolicy;

  constructor(name: string, args: LogArchiveArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws:LogArchive", name, {}, options);
    const { prefix, names, documents, lockDays, lockMode, archiveAfterDays, expireAfterDays } = args;
    const parent = { parent: this };

    const key = new aws.kms.Key(
      name,
      {
        description: "Encrypts audit log files.",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: JSON.stringify(documents.archiveKey),
      },
      parent,
    );
    new aws.kms.Alias(name, { name: `alias/${prefix}-logs`, targetKeyId: key.keyId }, parent);
    this.keyArn = key.arn;

    const archive = new PrivateBucket(
      name,
      {
        name: names.archive,
        document: documents.archive,
        keyArn: key.arn,
        locked: true,
        archiveAfterDays,
        expireAfterDays,
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
        name: names.accessLogs,
        document: documents.accessLogs,
        locked: false,
        archiveAfterDays,
        expireAfterDays,
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
