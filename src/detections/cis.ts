import type { Detection } from "./detection";
import { type AuditEvent, calls, event } from "./event";

/** The numbering of one topic across the benchmark's versions, and its Security Hub control. */
const numbered = (topic: number, securityHub: number | undefined): readonly string[] => [
  ...(topic <= 14 ? [`CIS AWS 1.2 3.${topic}`] : []),
  ...["1.4", "1.5", "2.0", "3.0", "4.0", "5.0"].map((version) => `CIS AWS ${version} 4.${topic}`),
  ...["6.0", "7.0"].map((version) => `CIS AWS ${version} 5.${topic}`),
  ...(securityHub === undefined ? [] : [`Security Hub CloudWatch.${securityHub}`]),
];

const refused = (errorCode: string): AuditEvent =>
  event({ eventSource: "ec2.amazonaws.com", eventName: "DescribeInstances", readOnly: true, errorCode });

const signIn = (own: AuditEvent): AuditEvent =>
  event({ eventSource: "signin.amazonaws.com", eventName: "ConsoleLogin", eventType: "AwsConsoleSignIn", ...own });

const root = { type: "Root", arn: "arn:aws:iam::123456789012:root", accountId: "123456789012" };

const ordinary = calls("ec2", "DescribeInstances");

/**
 * The monitoring recommendations of the CIS AWS Foundations Benchmark.
 * Sources: Security Hub user guide, CloudWatch controls; CIS AWS Foundations Benchmark 1.2 to 7.0.
 */
export const cisDetections: readonly Detection[] = [
  {
    id: "unauthorized-api-calls",
    title: "a call was refused for lack of permission",
    controls: numbered(1, 2),
    where: "everyRegion",
    must: ["AccessDenied", "AccessDeniedException", "Client.UnauthorizedOperation", "UnauthorizedOperation"].map(
      refused,
    ),
    mustNot: [...ordinary, refused("ThrottlingException"), refused("NoSuchBucket")],
  },
  {
    id: "console-sign-in-without-mfa",
    title: "somebody signed in to the console without a second factor",
    controls: numbered(2, 3),
    where: "everyRegion",
    must: [signIn({ additionalEventData: { MFAUsed: "No" }, responseElements: { ConsoleLogin: "Success" } })],
    mustNot: [
      signIn({ additionalEventData: { MFAUsed: "Yes" }, responseElements: { ConsoleLogin: "Success" } }),
      ...calls("signin", "SwitchRole"),
    ],
  },
  {
    id: "root-usage",
    title: "the root user did something",
    controls: numbered(3, 1),
    where: "everyRegion",
    must: [
      event({ userIdentity: root, eventSource: "iam.amazonaws.com", eventName: "CreateAccessKey" }),
      signIn({ userIdentity: root, awsRegion: "us-east-1", responseElements: { ConsoleLogin: "Success" } }),
    ],
    mustNot: [
      ...ordinary,
      event({
        userIdentity: { type: "IAMUser", userName: "root" },
        eventSource: "iam.amazonaws.com",
        eventName: "ListUsers",
      }),
    ],
  },
  {
    id: "iam-policy-changes",
    title: "permissions were changed",
    controls: numbered(4, 4),
    where: "everyRegion",
    must: calls(
      "iam",
      "DeleteGroupPolicy",
      "DeleteRolePolicy",
      "DeleteUserPolicy",
      "PutGroupPolicy",
      "PutRolePolicy",
      "PutUserPolicy",
      "CreatePolicy",
      "DeletePolicy",
      "CreatePolicyVersion",
      "DeletePolicyVersion",
      "AttachRolePolicy",
      "DetachRolePolicy",
      "AttachUserPolicy",
      "DetachUserPolicy",
      "AttachGroupPolicy",
      "DetachGroupPolicy",
    ),
    mustNot: calls("iam", "GetPolicy", "ListPolicies"),
  },
  {
    id: "cloudtrail-changes",
    title: "a trail was made, changed, stopped or deleted",
    controls: numbered(5, 5),
    where: "everyRegion",
    must: calls("cloudtrail", "CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"),
    mustNot: calls("cloudtrail", "DescribeTrails", "GetTrailStatus", "LookupEvents"),
  },
  {
    id: "console-authentication-failures",
    title: "a sign-in to the console failed",
    controls: numbered(6, 6),
    where: "everyRegion",
    must: [signIn({ errorMessage: "Failed authentication", responseElements: { ConsoleLogin: "Failure" } })],
    mustNot: [signIn({ responseElements: { ConsoleLogin: "Success" } }), ...ordinary],
  },
  {
    id: "key-disabled-or-deleted",
    title: "a key was disabled, or is going to be deleted",
    controls: numbered(7, 7),
    where: "everyRegion",
    must: calls("kms", "DisableKey", "ScheduleKeyDeletion"),
    mustNot: calls("kms", "DescribeKey", "ListKeys"),
  },
  {
    id: "bucket-policy-changes",
    title: "access to a bucket, or how long it keeps objects, was changed",
    controls: numbered(8, 8),
    where: "everyRegion",
    must: calls(
      "s3",
      "PutBucketAcl",
      "PutBucketPolicy",
      "PutBucketCors",
      "PutBucketLifecycle",
      "PutBucketReplication",
      "DeleteBucketPolicy",
      "DeleteBucketCors",
      "DeleteBucketLifecycle",
      "DeleteBucketReplication",
    ),
    mustNot: calls("s3", "GetBucketPolicy", "ListBuckets"),
  },
  {
    id: "config-changes",
    title: "AWS Config was changed or stopped",
    controls: numbered(9, 9),
    where: "everyRegion",
    must: calls(
      "config",
      "StopConfigurationRecorder",
      "DeleteDeliveryChannel",
      "PutDeliveryChannel",
      "PutConfigurationRecorder",
    ),
    mustNot: calls("config", "DescribeConfigurationRecorders"),
  },
  {
    id: "security-group-changes",
    title: "a security group was changed",
    controls: numbered(10, 10),
    where: "everyRegion",
    must: calls(
      "ec2",
      "AuthorizeSecurityGroupIngress",
      "AuthorizeSecurityGroupEgress",
      "RevokeSecurityGroupIngress",
      "RevokeSecurityGroupEgress",
      "CreateSecurityGroup",
      "DeleteSecurityGroup",
    ),
    mustNot: calls("ec2", "DescribeSecurityGroups"),
  },
  {
    id: "network-acl-changes",
    title: "a network ACL was changed",
    controls: numbered(11, 11),
    where: "everyRegion",
    must: calls(
      "ec2",
      "CreateNetworkAcl",
      "CreateNetworkAclEntry",
      "DeleteNetworkAcl",
      "DeleteNetworkAclEntry",
      "ReplaceNetworkAclEntry",
      "ReplaceNetworkAclAssociation",
    ),
    mustNot: calls("ec2", "DescribeNetworkAcls"),
  },
  {
    id: "network-gateway-changes",
    title: "a way to the Internet was opened or closed",
    controls: numbered(12, 12),
    where: "everyRegion",
    must: calls(
      "ec2",
      "CreateCustomerGateway",
      "DeleteCustomerGateway",
      "AttachInternetGateway",
      "CreateInternetGateway",
      "DeleteInternetGateway",
      "DetachInternetGateway",
    ),
    mustNot: calls("ec2", "DescribeInternetGateways"),
  },
  {
    id: "route-table-changes",
    title: "a route was changed",
    controls: numbered(13, 13),
    where: "everyRegion",
    must: calls(
      "ec2",
      "CreateRoute",
      "CreateRouteTable",
      "ReplaceRoute",
      "ReplaceRouteTableAssociation",
      "DeleteRouteTable",
      "DeleteRoute",
      "DisassociateRouteTable",
    ),
    mustNot: calls("ec2", "DescribeRouteTables"),
  },
  {
    id: "vpc-changes",
    title: "a VPC was changed",
    controls: numbered(14, 14),
    where: "everyRegion",
    must: calls(
      "ec2",
      "CreateVpc",
      "DeleteVpc",
      "ModifyVpcAttribute",
      "AcceptVpcPeeringConnection",
      "CreateVpcPeeringConnection",
      "DeleteVpcPeeringConnection",
      "RejectVpcPeeringConnection",
      "AttachClassicLinkVpc",
      "DetachClassicLinkVpc",
      "DisableVpcClassicLink",
      "EnableVpcClassicLink",
    ),
    mustNot: calls("ec2", "DescribeVpcs"),
  },
  {
    id: "organization-changes",
    title: "the organization was changed",
    controls: numbered(15, undefined),
    where: "everyRegion",
    must: calls(
      "organizations",
      "AcceptHandshake",
      "AttachPolicy",
      "CreateAccount",
      "CreateOrganizationalUnit",
      "CreatePolicy",
      "DeclineHandshake",
      "DeleteOrganization",
      "DeleteOrganizationalUnit",
      "DeletePolicy",
      "DetachPolicy",
      "DisablePolicyType",
      "EnablePolicyType",
      "InviteAccountToOrganization",
      "LeaveOrganization",
      "MoveAccount",
      "RemoveAccountFromOrganization",
      "UpdatePolicy",
      "UpdateOrganizationalUnit",
    ),
    mustNot: calls("organizations", "ListAccounts", "DescribeOrganization"),
  },
];
