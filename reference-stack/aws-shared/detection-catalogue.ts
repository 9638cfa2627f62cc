/** Something that has to raise an alert when it happens. */
export interface Detection {
  /** CloudWatch Logs filter pattern over CloudTrail records. */
  readonly pattern: string;
  readonly description: string;
  /** How many within which time, where one alone is nothing unusual. */
  readonly burst?: { readonly moreThan: number; readonly seconds: number };
}

const names = (...events: readonly string[]): string =>
  events.map((event) => `($.eventName = "${event}")`).join(" || ");

const from = (source: string, ...events: readonly string[]): string =>
  `($.eventSource = "${source}.amazonaws.com") && (${names(...events)})`;

/** The fifteen monitoring detections of the CIS AWS Foundations Benchmark. */
const cis: Readonly<Record<string, Detection>> = {
  "unauthorized-api-calls": {
    pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    description: "A call was refused for lack of permission.",
  },
  "console-sign-in-without-mfa": {
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    description: "Somebody signed in to the console without a second factor.",
  },
  "root-usage": {
    pattern:
      '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
    description: "The root user did something.",
  },
  "iam-policy-changes": {
    pattern: `{ ${from("iam", "DeleteGroupPolicy", "DeleteRolePolicy", "DeleteUserPolicy", "PutGroupPolicy", "PutRolePolicy", "PutUserPolicy", "CreatePolicy", "DeletePolicy", "CreatePolicyVersion", "DeletePolicyVersion", "AttachRolePolicy", "DetachRolePolicy", "AttachUserPolicy", "DetachUserPolicy", "AttachGroupPolicy", "DetachGroupPolicy")} }`,
    description: "Permissions were changed.",
  },
  "cloudtrail-changes": {
    pattern: `{ ${from("cloudtrail", "CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging")} }`,
    description: "A trail was made, changed, stopped or deleted.",
  },
  "console-authentication-failures": {
    pattern: '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
    description: "A sign-in to the console failed.",
  },
  "key-disabled-or-deleted": {
    pattern: `{ ${from("kms", "DisableKey", "ScheduleKeyDeletion")} }`,
    description: "A key was disabled, or is going to be deleted.",
  },
  "bucket-policy-changes": {
    pattern: `{ ${from("s3", "PutBucketAcl", "PutBucketPolicy", "PutBucketCors", "PutBucketLifecycle", "PutBucketReplication", "DeleteBucketPolicy", "DeleteBucketCors", "DeleteBucketLifecycle", "DeleteBucketReplication")} }`,
    description: "Access to a bucket, or how long it keeps objects, was changed.",
  },
  "config-changes": {
    pattern: `{ ${from("config", "StopConfigurationRecorder", "DeleteDeliveryChannel", "PutDeliveryChannel", "PutConfigurationRecorder")} }`,
    description: "AWS Config was changed or stopped.",
  },
  "security-group-changes": {
    pattern: `{ ${from("ec2", "AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupIngress", "RevokeSecurityGroupEgress", "CreateSecurityGroup", "DeleteSecurityGroup", "ModifySecurityGroupRules")} }`,
    description: "A security group was changed.",
  },
  "network-acl-changes": {
    pattern: `{ ${from("ec2", "CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl", "DeleteNetworkAclEntry", "ReplaceNetworkAclEntry", "ReplaceNetworkAclAssociation")} }`,
    description: "A network ACL was changed.",
  },
  "network-gateway-changes": {
    pattern: `{ ${from("ec2", "CreateCustomerGateway", "DeleteCustomerGateway", "AttachInternetGateway", "CreateInternetGateway", "DeleteInternetGateway", "DetachInternetGateway")} }`,
    description: "A way to the Internet was opened or closed.",
  },
  "route-table-changes": {
    pattern: `{ ${from("ec2", "CreateRoute", "CreateRouteTable", "ReplaceRoute", "ReplaceRouteTableAssociation", "DeleteRouteTable", "DeleteRoute", "DisassociateRouteTable")} }`,
    description: "A route was changed.",
  },
  "vpc-changes": {
    pattern: `{ ${from("ec2", "CreateVpc", "DeleteVpc", "ModifyVpcAttribute", "AcceptVpcPeeringConnection", "CreateVpcPeeringConnection", "DeleteVpcPeeringConnection", "RejectVpcPeeringConnection", "AttachClassicLinkVpc", "DetachClassicLinkVpc", "DisableVpcClassicLink", "EnableVpcClassicLink")} }`,
    description: "A VPC was changed.",
  },
  "organization-changes": {
    pattern: `{ ${from("organizations", "AcceptHandshake", "AttachPolicy", "CreateAccount", "CreateOrganizationalUnit", "CreatePolicy", "DeclineHandshake", "DeleteOrganization", "DeleteOrganizationalUnit", "DeletePolicy", "DetachPolicy", "DisablePolicyType", "EnablePolicyType", "InviteAccountToOrganization", "LeaveOrganization", "MoveAccount", "RemoveAccountFromOrganization", "UpdatePolicy", "UpdateOrganizationalUnit")} }`,
    description: "The organization was changed.",
  },
};

/** Attempts on the audit chain itself that the benchmark leaves out. */
const tampering: Readonly<Record<string, Detection>> = {
  "trail-selectors-changed": {
    pattern: `{ ${from("cloudtrail", "PutEventSelectors", "PutInsightSelectors", "PutEventConfiguration", "DeleteEventDataStore", "StopEventDataStoreIngestion")} }`,
    description: "What a trail records was changed.",
  },
  "log-group-tampering": {
    pattern: `{ ${from("logs", "DeleteLogGroup", "DeleteLogStream", "PutRetentionPolicy", "DeleteRetentionPolicy", "DisassociateKmsKey", "PutMetricFilter", "DeleteMetricFilter", "DeleteSubscriptionFilter")} }`,
    description: "A log group, its retention or a metric filter was changed or deleted.",
  },
  "alarm-tampering": {
    pattern: `{ ${from("monitoring", "DeleteAlarms", "DisableAlarmActions", "PutMetricAlarm", "SetAlarmState")} }`,
    description: "An alarm was changed, silenced or deleted.",
  },
  "topic-tampering": {
    pattern: `{ ${from("sns", "DeleteTopic", "SetTopicAttributes", "RemovePermission", "Unsubscribe", "SetSubscriptionAttributes")} }`,
    description: "A topic or a subscription was changed or deleted.",
  },
  "detector-tampering": {
    pattern: `{ ${from("guardduty", "DeleteDetector", "UpdateDetector", "DisassociateMembers", "StopMonitoringMembers", "CreateFilter", "DeletePublishingDestination")} }`,
    description: "GuardDuty was changed, narrowed or switched off.",
  },
  "graph-tampering": {
    pattern: `{ ${from("detective", "DeleteGraph", "DeleteMembers", "DisassociateMembership")} }`,
    description: "A Detective graph or its members were removed.",
  },
};

const endpointCalls = names(
  "InvokeEndpoint",
  "InvokeEndpointAsync",
  "InvokeEndpointWithResponseStream",
  "CreateInference",
);

/** What AI workloads do. */
const aiWorkloads: Readonly<Record<string, Detection>> = {
  "model-training-started": {
    pattern: `{ ${from("sagemaker", "CreateTrainingJob", "CreateProcessingJob", "CreateTransformJob", "CreateHyperParameterTuningJob", "CreateNotebookInstance")} }`,
    description: "A training or processing job, or a notebook, was started.",
  },
  "model-serving-changed": {
    pattern: `{ ${from("sagemaker", "CreateEndpoint", "UpdateEndpoint", "DeleteEndpoint", "CreateModel")} }`,
    description: "What models are served, and where, was changed.",
  },
  "studio-access": {
    pattern: `{ ${from("sagemaker", "CreatePresignedDomainUrl", "CreatePresignedNotebookInstanceUrl", "CreateUserProfile")} }`,
    description: "Somebody was let in to Studio or to a notebook.",
  },
  "model-safeguards-changed": {
    pattern: `{ ${from("bedrock", "PutModelInvocationLoggingConfiguration", "DeleteModelInvocationLoggingConfiguration", "DeleteGuardrail", "UpdateGuardrail")} }`,
    description: "Invocation logging or a guardrail was changed or deleted.",
  },
  "model-calls-denied": {
    pattern:
      '{ (($.eventSource = "bedrock.amazonaws.com") || ($.eventSource = "bedrock-mantle.amazonaws.com")) && ($.errorCode = "AccessDenied*") }',
    description: "A call to a model was refused for lack of permission.",
  },
  "studio-changed": {
    pattern: `{ ${from("sagemaker", "CreateDomain", "UpdateDomain", "DeleteDomain")} }`,
    description: "A Studio domain was made, changed or deleted.",
  },
  "endpoint-calls-denied": {
    pattern: `{ (${endpointCalls}) && ($.errorCode = "AccessDenied*") }`,
    description: "A call to an endpoint, or to a model through Bedrock Mantle, was refused for lack of permission.",
  },
  "model-call-burst": {
    pattern: `{ ${from("bedrock", "InvokeModel", "InvokeModelWithResponseStream", "Converse", "ConverseStream")} }`,
    description: "Models were called more than a thousand times within five minutes.",
    burst: { moreThan: 1000, seconds: 300 },
  },
  "endpoint-call-burst": {
    pattern: `{ ${endpointCalls} }`,
    description:
      "Endpoints, or models through Bedrock Mantle, were called more than a thousand times within five minutes.",
    burst: { moreThan: 1000, seconds: 300 },
  },
  "data-set-access-denied": {
    pattern: `{ ${from("s3", "GetObject", "PutObject", "DeleteObject")} && ($.errorCode = "AccessDenied*") }`,
    description: "A read, write or deletion in a data set was refused for lack of permission.",
  },
  "data-set-read-burst": {
    pattern: `{ ${from("s3", "GetObject")} }`,
    description: "More than a thousand objects of data sets were read within five minutes.",
    burst: { moreThan: 1000, seconds: 300 },
  },
  "gpu-start-burst": {
    pattern: `{ ${from("ec2", "StartInstances", "RunInstances")} }`,
    description: "Many instances were started within a day.",
    burst: { moreThan: 100, seconds: 86_400 },
  },
};

/** Every detection by its id. */
export const catalogue: Readonly<Record<string, Detection>> = { ...cis, ...tampering, ...aiWorkloads };
