import * as awsNative from "@pulumi/aws-native";
import * as pulumi from "@pulumi/pulumi";
import type { Document } from "../aws-shared/documents";
import type { StorageSettings } from "../settings";

interface PrivateBucketArgs extends StorageSettings {
  readonly name: string;
  readonly document: Document;
  /** Without a key, S3's own keys encrypt. */
  readonly keyArn?: pulumi.Input<string>;
  /** What only this bucket has. */
  readonly more?: awsNative.s3.BucketArgs;
  readonly dependsOn?: pulumi.Resource;
}

/** A bucket that is closed, versioned and encrypted, whose objects move to cheaper storage and expire in time. */
export class PrivateBucket extends pulumi.ComponentResource {
  readonly bucket: awsNative.s3.Bucket;
  readonly policy: awsNative.s3.BucketPolicy;

  constructor(name: string, args: PrivateBucketArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws-native:PrivateBucket", name, {}, options);
    const parent = { parent: this };
    this.bucket = new awsNative.s3.Bucket(
      name,
      {
        bucketName: args.name,
        publicAccessBlockConfiguration: {
          blockPublicAcls: true,
          blockPublicPolicy: true,
          ignorePublicAcls: true,
          restrictPublicBuckets: true,
        },
        ownershipControls: { rules: [{ objectOwnership: "BucketOwnerEnforced" }] },
        versioningConfiguration: { status: "Enabled" },
        bucketEncryption: {
          serverSideEncryptionConfiguration: [
            args.keyArn === undefined
              ? { serverSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
              : {
                  serverSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: args.keyArn },
                  bucketKeyEnabled: true,
                },
          ],
        },
        lifecycleConfiguration: {
          rules: [
            {
              id: "archive-and-expire",
              status: "Enabled",
              transitions: [{ transitionInDays: args.archiveAfterDays, storageClass: "GLACIER_IR" }],
              expirationInDays: args.expireAfterDays,
              noncurrentVersionExpiration: { noncurrentDays: args.expireAfterDays },
              abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
            },
          ],
        },
        ...args.more,
      },
      { ...parent, ...(args.dependsOn && { dependsOn: args.dependsOn }) },
    );
    this.policy = new awsNative.s3.BucketPolicy(
      name,
      { bucket: this.bucket.id, policyDocument: args.document },
      parent,
    );
    this.registerOutputs({});
  }
}
