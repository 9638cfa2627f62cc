import type { TrailArgs } from "@pulumi/aws-native/cloudtrail";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { MalformedPropertyError } from "../errors";
import { prefixOf } from "../prefix";
import { selectorsOf } from "../selectors";
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
    multiRegion: {
      at: "isMultiRegionTrail",
      get: (p) => p.isMultiRegionTrail ?? false,
      set: (p, v) => (p.isMultiRegionTrail = v),
    },
    globalServiceEvents: {
      at: "includeGlobalServiceEvents",
      get: (p) => p.includeGlobalServiceEvents ?? true,
      set: (p, v) => (p.includeGlobalServiceEvents = v),
    },
    logFileValidation: {
      at: "enableLogFileValidation",
      get: (p) => p.enableLogFileValidation ?? false,
      set: (p, v) => (p.enableLogFileValidation = v),
    },
    organization: { at: "isOrganizationTrail", get: (p) => p.isOrganizationTrail ?? false },
    selectors: { at: "eventSelectors", get: selectorsOf },
    bucket: { at: "s3BucketName", to: "bucket", get: (p) => required(p.s3BucketName, "s3BucketName") },
    prefix: { at: "s3KeyPrefix", get: (p) => prefixOf(p.s3KeyPrefix) },
    key: { at: "kmsKeyId", to: "key", get: (p) => p.kmsKeyId },
    logGroup: { at: "cloudWatchLogsLogGroupArn", to: "logGroup", get: (p) => p.cloudWatchLogsLogGroupArn },
    logGroupRole: { at: "cloudWatchLogsRoleArn", to: "role", get: (p) => p.cloudWatchLogsRoleArn },
  },
  { identity: { names: ["trailName"], arn: (name) => ["cloudtrail", `trail/${name}`] } },
);
