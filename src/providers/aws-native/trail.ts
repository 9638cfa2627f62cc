import type { TrailArgs } from "@pulumi/aws-native/cloudtrail";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { trailLenses } from "../cloudtrail";
import { MalformedPropertyError } from "../errors";
import { textOf } from "../values";

/** A value without which there is no trail; TypeScript asks for it, but an output may hold nothing. */
const required = <T>(value: T | null | undefined, at: string): T => {
  if (value !== undefined && value !== null) return value;
  throw new MalformedPropertyError(at, "is missing, and the provider creates no trail without it.");
};

export const trail = adapter<Unwrap<TrailArgs>>()(
  "trail",
  "aws-native:cloudtrail:Trail",
  {
    name: { at: "trailName", get: (p) => textOf(p.trailName) },
    logging: {
      at: "isLogging",
      get: (p) => required(p.isLogging, "isLogging"),
      set: (p, v) => (p.isLogging = v),
    },
    ...trailLenses,
    bucket: { at: "s3BucketName", to: "bucket", get: (p) => required(p.s3BucketName, "s3BucketName") },
    logGroup: { at: "cloudWatchLogsLogGroupArn", to: "logGroup", get: (p) => p.cloudWatchLogsLogGroupArn },
  },
  { identity: { names: ["trailName"], arn: (name) => ["cloudtrail", `trail/${name}`] } },
);
