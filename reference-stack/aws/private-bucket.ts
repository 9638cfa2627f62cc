import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Document } from "../aws-shared/documents";
import type { StorageSettings } from "../settings";

interface PrivateBucketArgs extends StorageSettings {
  readonly name: string;
  readonly document: Document;
  /** Without a key, S3's own keys encrypt. */
  readonly keyArn?: pulumi.Input<string>;
  readonly locked: boolean;
}

/** A bucket that is closed, versioned and encrypted, whose objects move to cheaper storage and expire in time. */
export class PrivateBucket extends pulumi.ComponentResource {
  readonly bucket: aws.s3.Bucket;
  readonly policy: aws.s3.BucketPolicy;

  constructor(name: string, args: PrivateBucketArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws:PrivateBucket", name, {}, options);
    const parent = { parent: this };
    this.bucket = new aws.s3.Bucket(name, { bucket: args.name, objectLockEnabled: args.locked }, parent);
    const bucket = this.bucket.bucket;
    new aws.s3.BucketPublicAccessBlock(
      name,
      { bucket, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
      parent,
    );
    new aws.s3.BucketOwnershipControls(name, { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } }, parent);
    const versioning = new aws.s3.BucketVersioning(
      name,
      { bucket, versioningConfiguration: { status: "Enabled" } },
      parent,
    );
    new aws.s3.BucketServerSideEncryptionConfiguration(
      name,
      {
        bucket,
        rules: [
          args.keyArn === undefined
            ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
            : {
                applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: args.keyArn },
                bucketKeyEnabled: true,
              },
        ],
      },
      parent,
    );
    new aws.s3.BucketLifecycleConfiguration(
      name,
      {
        bucket,
        rules: [
          {
            id: "archive-and-expire",
            status: "Enabled",
            filter: {},
            transitions: [{ days: args.archiveAfterDays, storageClass: "GLACIER_IR" }],
            expiration: { days: args.expireAfterDays },
            noncurrentVersionExpiration: { noncurrentDays: args.expireAfterDays },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          },
        ],
      },
      { ...parent, dependsOn: versioning },
    );
    this.policy = new aws.s3.BucketPolicy(name, { bucket, policy: JSON.stringify(args.document) }, parent);
    this.registerOutputs({});
  }
}
