import type { TrailArgs } from "@pulumi/aws-native/cloudtrail";
import type { AlarmArgs, AlarmMuteRuleArgs, CompositeAlarmArgs, LogAlarmArgs } from "@pulumi/aws-native/cloudwatch";
import type { GraphArgs, MemberInvitationArgs, OrganizationAdminArgs } from "@pulumi/aws-native/detective";
import type { RuleArgs } from "@pulumi/aws-native/events";
import type { DetectorArgs, FilterArgs, PublishingDestinationArgs } from "@pulumi/aws-native/guardduty";
import type {
  GroupArgs,
  GroupPolicyArgs,
  ManagedPolicyArgs,
  RoleArgs,
  RolePolicyArgs,
  UserArgs,
  UserPolicyArgs,
} from "@pulumi/aws-native/iam";
import type { AliasArgs, KeyArgs } from "@pulumi/aws-native/kms";
import type { FunctionArgs, PermissionArgs } from "@pulumi/aws-native/lambda";
import type { LogGroupArgs, MetricFilterArgs } from "@pulumi/aws-native/logs";
import type { BucketArgs, BucketPolicyArgs } from "@pulumi/aws-native/s3";
import type {
  DomainArgs,
  EndpointArgs,
  EndpointConfigArgs,
  ModelArgs,
  NotebookInstanceArgs,
  ProcessingJobArgs,
} from "@pulumi/aws-native/sagemaker";
import type { HubArgs } from "@pulumi/aws-native/securityhub";
import type { SubscriptionArgs, TopicArgs, TopicInlinePolicyArgs, TopicPolicyArgs } from "@pulumi/aws-native/sns";
import type { QueueArgs, QueueInlinePolicyArgs } from "@pulumi/aws-native/sqs";
import { of } from "./of";

/** Resources of @pulumi/aws-native. */
export const awsNative = {
  trail: of<TrailArgs>("aws-native:cloudtrail:Trail"),
  bucket: of<BucketArgs>("aws-native:s3:Bucket"),
  bucketPolicy: of<BucketPolicyArgs>("aws-native:s3:BucketPolicy"),
  logGroup: of<LogGroupArgs>("aws-native:logs:LogGroup"),
  metricFilter: of<MetricFilterArgs>("aws-native:logs:MetricFilter"),
  alarm: of<AlarmArgs>("aws-native:cloudwatch:Alarm"),
  alarmMuteRule: of<AlarmMuteRuleArgs>("aws-native:cloudwatch:AlarmMuteRule"),
  compositeAlarm: of<CompositeAlarmArgs>("aws-native:cloudwatch:CompositeAlarm"),
  logAlarm: of<LogAlarmArgs>("aws-native:cloudwatch:LogAlarm"),
  eventRule: of<RuleArgs>("aws-native:events:Rule"),
  lambdaFunction: of<FunctionArgs>("aws-native:lambda:Function"),
  lambdaPermission: of<PermissionArgs>("aws-native:lambda:Permission"),
  queue: of<QueueArgs>("aws-native:sqs:Queue"),
  queuePolicy: of<QueueInlinePolicyArgs>("aws-native:sqs:QueueInlinePolicy"),
  topic: of<TopicArgs>("aws-native:sns:Topic"),
  topicPolicy: of<TopicPolicyArgs>("aws-native:sns:TopicPolicy"),
  topicInlinePolicy: of<TopicInlinePolicyArgs>("aws-native:sns:TopicInlinePolicy"),
  subscription: of<SubscriptionArgs>("aws-native:sns:Subscription"),
  key: of<KeyArgs>("aws-native:kms:Key"),
  keyAlias: of<AliasArgs>("aws-native:kms:Alias"),
  role: of<RoleArgs>("aws-native:iam:Role"),
  rolePolicy: of<RolePolicyArgs>("aws-native:iam:RolePolicy"),
  managedPolicy: of<ManagedPolicyArgs>("aws-native:iam:ManagedPolicy"),
  user: of<UserArgs>("aws-native:iam:User"),
  userPolicy: of<UserPolicyArgs>("aws-native:iam:UserPolicy"),
  userGroup: of<GroupArgs>("aws-native:iam:Group"),
  userGroupPolicy: of<GroupPolicyArgs>("aws-native:iam:GroupPolicy"),
  graph: of<GraphArgs>("aws-native:detective:Graph"),
  graphMember: of<MemberInvitationArgs>("aws-native:detective:MemberInvitation"),
  graphAdministrator: of<OrganizationAdminArgs>("aws-native:detective:OrganizationAdmin"),
  detector: of<DetectorArgs>("aws-native:guardduty:Detector"),
  findingFilter: of<FilterArgs>("aws-native:guardduty:Filter"),
  findingsExport: of<PublishingDestinationArgs>("aws-native:guardduty:PublishingDestination"),
  findingsHub: of<HubArgs>("aws-native:securityhub:Hub"),
  domain: of<DomainArgs>("aws-native:sagemaker:Domain"),
  notebook: of<NotebookInstanceArgs>("aws-native:sagemaker:NotebookInstance"),
  model: of<ModelArgs>("aws-native:sagemaker:Model"),
  endpointConfig: of<EndpointConfigArgs>("aws-native:sagemaker:EndpointConfig"),
  endpoint: of<EndpointArgs>("aws-native:sagemaker:Endpoint"),
  processingJob: of<ProcessingJobArgs>("aws-native:sagemaker:ProcessingJob"),
};
