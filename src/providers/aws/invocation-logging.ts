import type { InvocationLoggingConfigurationArgs } from "@pulumi/aws/bedrockmodel";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { prefixOf } from "../prefix";

/** Deliveries that are left out are on (InvocationLoggingConfigurationLoggingConfig). */
export const invocationLogging = adapter<Unwrap<InvocationLoggingConfigurationArgs>>()(
  "invocationLogging",
  "aws:bedrockmodel/invocationLoggingConfiguration:InvocationLoggingConfiguration",
  {
    bucket: {
      at: "loggingConfig.s3Config.bucketName",
      to: "bucket",
      get: (p) => p.loggingConfig.s3Config?.bucketName,
    },
    prefix: { at: "loggingConfig.s3Config.keyPrefix", get: (p) => prefixOf(p.loggingConfig.s3Config?.keyPrefix) },
    logGroup: {
      at: "loggingConfig.cloudwatchConfig.logGroupName",
      to: "logGroup",
      get: (p) => p.loggingConfig.cloudwatchConfig?.logGroupName,
    },
    logGroupRole: {
      at: "loggingConfig.cloudwatchConfig.roleArn",
      to: "role",
      get: (p) => p.loggingConfig.cloudwatchConfig?.roleArn,
    },
    largeBucket: {
      at: "loggingConfig.cloudwatchConfig.largeDataDeliveryS3Config.bucketName",
      to: "bucket",
      get: (p) => p.loggingConfig.cloudwatchConfig?.largeDataDeliveryS3Config?.bucketName,
    },
    largePrefix: {
      at: "loggingConfig.cloudwatchConfig.largeDataDeliveryS3Config.keyPrefix",
      get: (p) => prefixOf(p.loggingConfig.cloudwatchConfig?.largeDataDeliveryS3Config?.keyPrefix),
    },
    logsText: {
      at: "loggingConfig.textDataDeliveryEnabled",
      get: (p) => p.loggingConfig.textDataDeliveryEnabled ?? true,
    },
    logsImages: {
      at: "loggingConfig.imageDataDeliveryEnabled",
      get: (p) => p.loggingConfig.imageDataDeliveryEnabled ?? true,
    },
    logsEmbeddings: {
      at: "loggingConfig.embeddingDataDeliveryEnabled",
      get: (p) => p.loggingConfig.embeddingDataDeliveryEnabled ?? true,
    },
    logsVideo: {
      at: "loggingConfig.videoDataDeliveryEnabled",
      get: (p) => p.loggingConfig.videoDataDeliveryEnabled ?? true,
    },
  },
);
