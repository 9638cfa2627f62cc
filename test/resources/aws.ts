import type { InvocationLoggingConfigurationArgs } from "@pulumi/aws/bedrockmodel";
import type { TrailArgs } from "@pulumi/aws/cloudtrail";
import type {
  AlarmMuteRuleArgs,
  CompositeAlarmArgs,
  EventRuleArgs,
  EventTargetArgs,
  LogGroupArgs,
  LogMetricFilterArgs,
  MetricAlarmArgs,
} from "@pulumi/aws/cloudwatch";
import type {
  GraphArgs,
  InvitationAccepterArgs,
  MemberArgs,
  OrganizationAdminAccountArgs,
  OrganizationConfigurationArgs,
} from "@pulumi/aws/detective";
import type { DetectorArgs, DetectorFeatureArgs, FilterArgs, PublishingDestinationArgs } from "@pulumi/aws/guardduty";
import type {
  GroupPolicyArgs,
  GroupPolicyAttachmentArgs,
  PolicyArgs,
  PolicyAttachmentArgs,
  RoleArgs,
  RolePolicyArgs,
  RolePolicyAttachmentArgs,
  UserPolicyArgs,
  UserPolicyAttachmentArgs,
} from "@pulumi/aws/iam";
import type { AliasArgs, KeyArgs, KeyPolicyArgs } from "@pulumi/aws/kms";
import type { FunctionArgs, PermissionArgs } from "@pulumi/aws/lambda";
import type {
  AccountPublicAccessBlockArgs,
  BucketAclArgs,
  BucketArgs,
  BucketLifecycleConfigurationArgs,
  BucketLoggingArgs,
  BucketObjectLockConfigurationArgs,
  BucketOwnershipControlsArgs,
  BucketPolicyArgs,
  BucketPublicAccessBlockArgs,
  BucketServerSideEncryptionConfigurationArgs,
  BucketV2Args,
  BucketVersioningArgs,
} from "@pulumi/aws/s3";
import type {
  DomainArgs,
  EndpointArgs,
  EndpointConfigurationArgs,
  ModelArgs,
  MonitoringScheduleArgs,
  NotebookInstanceArgs,
  TrainingJobArgs,
  UserProfileArgs,
} from "@pulumi/aws/sagemaker";
import type { AccountArgs } from "@pulumi/aws/securityhub";
import type { TopicArgs, TopicPolicyArgs, TopicSubscriptionArgs } from "@pulumi/aws/sns";
import type { QueueArgs, QueuePolicyArgs } from "@pulumi/aws/sqs";
import { of } from "./of";

/** Resources of @pulumi/aws. */
export const aws = {
  trail: of<TrailArgs>("aws:cloudtrail/trail:Trail"),
  bucket: of<BucketArgs>("aws:s3/bucket:Bucket"),
  bucketV2: of<BucketV2Args>("aws:s3/bucketV2:BucketV2"),
  bucketPolicy: of<BucketPolicyArgs>("aws:s3/bucketPolicy:BucketPolicy"),
  accountPublicAccessBlock: of<AccountPublicAccessBlockArgs>(
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
  ),
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
  bucketObjectLock: of<BucketObjectLockConfigurationArgs>(
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  ),
  bucketLogging: of<BucketLoggingArgs>("aws:s3/bucketLogging:BucketLogging"),
  bucketLifecycle: of<BucketLifecycleConfigurationArgs>(
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  ),
  bucketOwnership: of<BucketOwnershipControlsArgs>("aws:s3/bucketOwnershipControls:BucketOwnershipControls"),
  logGroup: of<LogGroupArgs>("aws:cloudwatch/logGroup:LogGroup"),
  metricFilter: of<LogMetricFilterArgs>("aws:cloudwatch/logMetricFilter:LogMetricFilter"),
  alarm: of<MetricAlarmArgs>("aws:cloudwatch/metricAlarm:MetricAlarm"),
  alarmMuteRule: of<AlarmMuteRuleArgs>("aws:cloudwatch/alarmMuteRule:AlarmMuteRule"),
  compositeAlarm: of<CompositeAlarmArgs>("aws:cloudwatch/compositeAlarm:CompositeAlarm"),
  eventRule: of<EventRuleArgs>("aws:cloudwatch/eventRule:EventRule"),
  eventTarget: of<EventTargetArgs>("aws:cloudwatch/eventTarget:EventTarget"),
  lambdaFunction: of<FunctionArgs>("aws:lambda/function:Function"),
  lambdaPermission: of<PermissionArgs>("aws:lambda/permission:Permission"),
  queue: of<QueueArgs>("aws:sqs/queue:Queue"),
  queuePolicy: of<QueuePolicyArgs>("aws:sqs/queuePolicy:QueuePolicy"),
  topic: of<TopicArgs>("aws:sns/topic:Topic"),
  topicPolicy: of<TopicPolicyArgs>("aws:sns/topicPolicy:TopicPolicy"),
  subscription: of<TopicSubscriptionArgs>("aws:sns/topicSubscription:TopicSubscription"),
  key: of<KeyArgs>("aws:kms/key:Key"),
  keyAlias: of<AliasArgs>("aws:kms/alias:Alias"),
  keyPolicy: of<KeyPolicyArgs>("aws:kms/keyPolicy:KeyPolicy"),
  role: of<RoleArgs>("aws:iam/role:Role"),
  rolePolicy: of<RolePolicyArgs>("aws:iam/rolePolicy:RolePolicy"),
  managedPolicy: of<PolicyArgs>("aws:iam/policy:Policy"),
  groupPolicy: of<GroupPolicyArgs>("aws:iam/groupPolicy:GroupPolicy"),
  groupPolicyAttachment: of<GroupPolicyAttachmentArgs>("aws:iam/groupPolicyAttachment:GroupPolicyAttachment"),
  attachmentToAll: of<PolicyAttachmentArgs>("aws:iam/policyAttachment:PolicyAttachment"),
  userPolicy: of<UserPolicyArgs>("aws:iam/userPolicy:UserPolicy"),
  userPolicyAttachment: of<UserPolicyAttachmentArgs>("aws:iam/userPolicyAttachment:UserPolicyAttachment"),
  policyAttachment: of<RolePolicyAttachmentArgs>("aws:iam/rolePolicyAttachment:RolePolicyAttachment"),
  graph: of<GraphArgs>("aws:detective/graph:Graph"),
  graphMember: of<MemberArgs>("aws:detective/member:Member"),
  graphAcceptance: of<InvitationAccepterArgs>("aws:detective/invitationAccepter:InvitationAccepter"),
  graphOrganization: of<OrganizationConfigurationArgs>(
    "aws:detective/organizationConfiguration:OrganizationConfiguration",
  ),
  graphAdministrator: of<OrganizationAdminAccountArgs>(
    "aws:detective/organizationAdminAccount:OrganizationAdminAccount",
  ),
  detector: of<DetectorArgs>("aws:guardduty/detector:Detector"),
  detectorFeature: of<DetectorFeatureArgs>("aws:guardduty/detectorFeature:DetectorFeature"),
  findingFilter: of<FilterArgs>("aws:guardduty/filter:Filter"),
  findingsExport: of<PublishingDestinationArgs>("aws:guardduty/publishingDestination:PublishingDestination"),
  findingsHub: of<AccountArgs>("aws:securityhub/account:Account"),
  domain: of<DomainArgs>("aws:sagemaker/domain:Domain"),
  notebook: of<NotebookInstanceArgs>("aws:sagemaker/notebookInstance:NotebookInstance"),
  model: of<ModelArgs>("aws:sagemaker/model:Model"),
  endpointConfig: of<EndpointConfigurationArgs>("aws:sagemaker/endpointConfiguration:EndpointConfiguration"),
  invocationLogging: of<InvocationLoggingConfigurationArgs>(
    "aws:bedrockmodel/invocationLoggingConfiguration:InvocationLoggingConfiguration",
  ),
  endpoint: of<EndpointArgs>("aws:sagemaker/endpoint:Endpoint"),
  trainingJob: of<TrainingJobArgs>("aws:sagemaker/trainingJob:TrainingJob"),
  monitoringSchedule: of<MonitoringScheduleArgs>("aws:sagemaker/monitoringSchedule:MonitoringSchedule"),
  userProfile: of<UserProfileArgs>("aws:sagemaker/userProfile:UserProfile"),
};
