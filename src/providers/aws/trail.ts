import type { TrailArgs } from "@pulumi/aws/cloudtrail";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { trailLenses } from "../cloudtrail";
import { textOf } from "../values";

export const trail = adapter<Unwrap<TrailArgs>>()(
  "trail",
  "aws:cloudtrail/trail:Trail",
  {
    name: { at: "name", get: (p) => textOf(p.name) },
    logging: { at: "enableLogging", get: (p) => p.enableLogging ?? true, set: (p, v) => (p.enableLogging = v) },
    ...trailLenses,
    bucket: { at: "s3BucketName", to: "bucket", get: (p) => p.s3BucketName },
    logGroup: { at: "cloudWatchLogsGroupArn", to: "logGroup", get: (p) => p.cloudWatchLogsGroupArn },
  },
  { identity: { names: ["name"], arn: (name) => ["cloudtrail", `trail/${name}`] } },
);
