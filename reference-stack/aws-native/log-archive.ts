import * as awsNative from "@pulumi/aws-native";
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
  readonly policy: awsNative.s3.BucketPolicy;

  constructor(name: string, args: LogArchiveArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws-native:LogArchive", name, {}, options);
    const { prefix, names, documents, lockDays, lockMode, archiveAfterDays, expireAfterDays } = args;
    const parent = { parent: this };

    const key = new awsNative.kms.Key(
      name,
      {
        description: "Encrypts audit log files.",
        enableKeyRotation: true,
        pendingWindowInDays: 30,
        keyPolicy: documents.archiveKey,
      },
      parent,
    );
    new awsNative.kms.Alias(name, { aliasName: `alias/${prefix}-logs`, targetKeyId: key.keyId }, parent);
    this.keyArn = key.arn;

    // S3 delivers access logs only to a bucket without a lock, with S3's own keys as default.
    const accessLogs = new PrivateBucket(
      `${name}-access-logs`,
      { name: names.accessLogs, document: documents.accessLogs, archiveAfterDays, expireAfterDays },
      parent,
    );
    const archive = new PrivateBucket(
      name,
      {
        name: names.archive,
        document: documents.archive,
        keyArn: key.arn,
        archiveAfterDays,
        expireAfterDays,
        more: {
          objectLockEnabled: true,
          objectLockConfiguration: {
            objectLockEnabled: "Enabled",
            rule: { defaultRetention: { mode: lockMode, days: lockDays } },
          },
          loggingConfiguration: { destinationBucketName: accessLogs.bucket.id, logFilePrefix: "log-archive/" },
        },
        dependsOn: accessLogs.policy,
      },
      parent,
    );
    this.policy = archive.policy;
    this.bucketName = archive.bucket.id;
    this.registerOutputs({});
  }
}
