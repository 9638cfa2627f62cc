import type * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { makeKey } from "./key";
import type { Place } from "./place";
import { PrivateBucket } from "./private-bucket";

interface LogArchiveArgs {
  readonly prefix: string;
  readonly place: Place;
  readonly kmsInstanceId: string;
  readonly lockDays: number;
  readonly archiveAfterDays: number;
  readonly expireAfterDays: number;
}

/** Keeps log files: locked, encrypted with a key of its own, and with a record of who touched them. */
export class LogArchive extends pulumi.ComponentResource {
  /** The bucket's name as plain text, for policies. */
  readonly name: string;
  readonly bucketName: pulumi.Output<string>;
  /** Whoever writes has to wait for this. */
  readonly policy: alicloud.oss.BucketPolicy;

  constructor(name: string, args: LogArchiveArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:alicloud:LogArchive", name, {}, options);
    const { prefix, place, kmsInstanceId, lockDays, archiveAfterDays, expireAfterDays } = args;
    const { account, region } = place;
    const parent = { parent: this };
    this.name = `${prefix}-logs-${account}-${region}`;
    const key = makeKey(
      name,
      { alias: `${prefix}-logs`, description: "Encrypts audit log files.", kmsInstanceId },
      parent,
    );
    const kept = { account, lockDays, archiveAfterDays, expireAfterDays };
    const accessLogs = new PrivateBucket(
      `${name}-access-logs`,
      { name: `${prefix}-access-logs-${account}-${region}`, ...kept },
      parent,
    );
    const archive = new PrivateBucket(name, { name: this.name, keyId: key.id, accessLogs, ...kept }, parent);
    this.bucketName = archive.bucketName;
    this.policy = archive.policy;
    this.registerOutputs({});
  }
}
