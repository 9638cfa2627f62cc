import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { document, requireTls } from "./documents";

interface PrivateBucketArgs {
  readonly name: string;
  readonly account: string;
  /** Without a key, OSS's own keys encrypt. */
  readonly keyId?: pulumi.Input<string>;
  /** The bucket that takes the record of requests to this one. */
  readonly accessLogs?: PrivateBucket;
  /** Days during which nobody can delete or overwrite an object. */
  readonly lockDays: number;
  readonly archiveAfterDays: number;
  readonly expireAfterDays: number;
}

/** A bucket that is closed, encrypted and locked, whose objects move to cheaper storage and expire in time. */
export class PrivateBucket extends pulumi.ComponentResource {
  readonly bucketName: pulumi.Output<string>;
  /** Whoever writes has to wait for this. */
  readonly policy: alicloud.oss.BucketPolicy;

  constructor(name: string, args: PrivateBucketArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:alicloud:PrivateBucket", name, {}, options);
    const { keyId, accessLogs, lockDays, archiveAfterDays, expireAfterDays } = args;
    const parent = { parent: this };
    const bucket = new alicloud.oss.Bucket(
      name,
      {
        bucket: args.name,
        serverSideEncryptionRule:
          keyId === undefined ? { sseAlgorithm: "AES256" } : { sseAlgorithm: "KMS", kmsMasterKeyId: keyId },
        ...(accessLogs && { logging: { targetBucket: accessLogs.bucketName, targetPrefix: `${name}/` } }),
        lifecycleRules: [
          {
            id: "archive-and-expire",
            enabled: true,
            transitions: [{ days: archiveAfterDays, storageClass: "IA" }],
            expirations: [{ days: expireAfterDays }],
            abortMultipartUploads: [{ days: 7 }],
          },
        ],
      },
      // A refresh would find the policy here as well, and the next update would take it away.
      { ...parent, ignoreChanges: ["policy"] },
    );
    this.bucketName = bucket.bucket;
    const of = { bucket: bucket.bucket };
    new alicloud.oss.BucketAcl(name, { ...of, acl: "private" }, parent);
    new alicloud.oss.BucketPublicAccessBlock(name, { ...of, blockPublicAccess: true }, parent);
    new alicloud.oss.BucketHttpsConfig(name, { ...of, enable: true, tlsVersions: ["TLSv1.2", "TLSv1.3"] }, parent);
    const policy = document(requireTls(args.account, args.name));
    this.policy = new alicloud.oss.BucketPolicy(name, { ...of, policy }, parent);
    new alicloud.oss.BucketWorm(name, { ...of, retentionPeriodInDays: lockDays, status: "Locked" }, parent);
    this.registerOutputs({});
  }
}
