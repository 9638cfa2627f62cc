import type { TrailArgs } from "@pulumi/aws/cloudtrail";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { prefixOf } from "../prefix";
import { selectorsOf } from "../selectors";
import { textOf } from "../values";

export const trail = adapter<Unwrap<TrailArgs>>()(
  "trail",
  "aws:cloudtrail/trail:Trail",
  {
    name: { at: "name", get: (p) => textOf(p.name) },
    logging: { at: "enableLogging", get: (p) => p.enableLogging ?? true, set: (p, v) => (p.enableLogging = v) },
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
    bucket: { at: "s3BucketName", to: "bucket", get: (p) => p.s3BucketName },
    prefix: { at: "s3KeyPrefix", get: (p) => prefixOf(p.s3KeyPrefix) },
    key: { at: "kmsKeyId", to: "key", get: (p) => p.kmsKeyId },
    logGroup: { at: "cloudWatchLogsGroupArn", to: "logGroup", get: (p) => p.cloudWatchLogsGroupArn },
    logGroupRole: { at: "cloudWatchLogsRoleArn", to: "role", get: (p) => p.cloudWatchLogsRoleArn },
  },
  { identity: { names: ["name"], arn: (name) => ["cloudtrail", `trail/${name}`] } },
);
