import type { TrailArgs } from "@pulumi/aws/cloudtrail";
import type { CompositeAlarmArgs, LogGroupArgs, LogMetricFilterArgs, MetricAlarmArgs } from "@pulumi/aws/cloudwatch";
import type { RoleArgs } from "@pulumi/aws/iam";
import type { KeyArgs, KeyPolicyArgs } from "@pulumi/aws/kms";
import type {
  BucketAclArgs,
  BucketArgs,
  BucketLoggingArgs,
  BucketPolicyArgs,
  BucketPublicAccessBlockArgs,
  BucketServerSideEncryptionConfigurationArgs,
  BucketV2Args,
  BucketVersioningArgs,
} from "@pulumi/aws/s3";
import type { TopicArgs, TopicPolicyArgs, TopicSubscriptionArgs } from "@pulumi/aws/sns";
import type { Unwrap } from "@pulumi/pulumi";
import { resource, type TestResource } from "../src/testing";

/** A builder whose properties the SDK's types check, so that a mis-spelt property does not compile. */
const of =
  <Args>(type: string) =>
  (props: Unwrap<Args>, name?: string): TestResource =>
    resource(type, props as Readonly<Record<string, unknown>>, name === undefined ? {} : { name });

/** Resources of @pulumi/aws. */
export const aws = {
  trail: of<TrailArgs>("aws:cloudtrail/trail:Trail"),
  bucket: of<BucketArgs>("aws:s3/bucket:Bucket"),
  bucketV2: of<BucketV2Args>("aws:s3/bucketV2:BucketV2"),
  bucketPolicy: of<BucketPolicyArgs>("aws:s3/bucketPolicy:BucketPolicy"),
  publicAccessBlock: of<BucketPublicAccessBlockArgs>("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"),
  bucketAcl: of<BucketAclArgs>("aws:s3/bucketAcl:BucketAcl"),
  bucketAclV2: of<BucketAclArgs>("aws:s3/bucketAclV2:BucketAclV2"),
  bucketEncryption: of<BucketServerSideEncryptionConfigurationArgs>(
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  ),
  bucketEncryptionV2: of<BucketServerSideEncryptionConfigurationArgs>(
    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
  ),
  bucketVersioning: of<BucketVersioningArgs>("aws:s3/bucketVersioning:BucketVersioning"),
  bucketLogging: of<BucketLoggingArgs>("aws:s3/bucketLogging:BucketLogging"),
  logGroup: of<LogGroupArgs>("aws:cloudwatch/logGroup:LogGroup"),
  metricFilter: of<LogMetricFilterArgs>("aws:cloudwatch/logMetricFilter:LogMetricFilter"),
  alarm: of<MetricAlarmArgs>("aws:cloudwatch/metricAlarm:MetricAlarm"),
  compositeAlarm: of<CompositeAlarmArgs>("aws:cloudwatch/compositeAlarm:CompositeAlarm"),
  topic: of<TopicArgs>("aws:sns/topic:Topic"),
  topicPolicy: of<TopicPolicyArgs>("aws:sns/topicPolicy:TopicPolicy"),
  subscription: of<TopicSubscriptionArgs>("aws:sns/topicSubscription:TopicSubscription"),
  key: of<KeyArgs>("aws:kms/key:Key"),
  keyPolicy: of<KeyPolicyArgs>("aws:kms/keyPolicy:KeyPolicy"),
  role: of<RoleArgs>("aws:iam/role:Role"),
};
