import { administrators, document } from "./documents";
import type { Place } from "./place";

/** What the environment is called, and what it works on. */
export interface Training {
  readonly place: Place;
  readonly roleArn: string;
  readonly keyAlias: string;
  readonly bucketArn: string;
  readonly dataSetBuckets: readonly string[];
}

/** What SageMaker's log groups begin with. */
export const SAGEMAKER_LOGS = "/aws/sagemaker/";

/**
 * Lets SageMaker take on the execution role, for this account, and say for whom: without `sts:SetSourceIdentity` a domain that names the
 * user is refused (SageMaker Developer Guide, "Turn on sourceIdentity in CloudTrail logs").
 */
export const trainingTrust = ({ account }: Place): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "sagemaker.amazonaws.com" },
        Action: ["sts:AssumeRole", "sts:SetSourceIdentity"],
        Condition: { StringEquals: { "aws:SourceAccount": account } },
      },
    ],
  });

/** The key of volumes, notebooks' output and log groups. */
export const trainingKey = (place: Place): string =>
  document(administrators(place), {
    Sid: "LogsEncrypts",
    Effect: "Allow",
    Principal: { Service: `logs.${place.region}.amazonaws.com` },
    Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
    Resource: "*",
    Condition: {
      ArnEquals: {
        "kms:EncryptionContext:aws:logs:arn": `arn:${place.partition}:logs:${place.region}:${place.account}:log-group:${SAGEMAKER_LOGS}*`,
      },
    },
  });

/** What training may do: read data sets, write results, run jobs within the network, and nothing to what records it. */
export const trainingPermissions = ({ place, roleArn, keyAlias, bucketArn, dataSetBuckets }: Training): string => {
  const { account, region, partition } = place;
  const arn = (service: string, resource: string) => `arn:${partition}:${service}:${region}:${account}:${resource}`;
  const dataSets = dataSetBuckets.map((bucket) => `arn:${partition}:s3:::${bucket}`);
  const withKey = {
    Effect: "Allow",
    Resource: arn("kms", "key/*"),
    Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": keyAlias } },
  } as const;
  return document(
    {
      Sid: "ReadDataSets",
      Effect: "Allow",
      Action: ["s3:ListBucket", "s3:GetObject"],
      Resource: [bucketArn, ...dataSets].flatMap((bucket) => [bucket, `${bucket}/*`]),
    },
    { Sid: "WriteResults", Effect: "Allow", Action: "s3:PutObject", Resource: `${bucketArn}/*` },
    { Sid: "UseKey", Action: ["kms:Decrypt", "kms:GenerateDataKey*", "kms:DescribeKey"], ...withKey },
    {
      Sid: "LendKeyToVolumes",
      Action: "kms:CreateGrant",
      ...withKey,
      Condition: { ...withKey.Condition, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
    {
      Sid: "WriteLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: arn("logs", `log-group:${SAGEMAKER_LOGS}*`),
    },
    {
      Sid: "WriteMetrics",
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*",
      Condition: { StringLike: { "cloudwatch:namespace": `${SAGEMAKER_LOGS}*` } },
    },
    {
      Sid: "RunJobs",
      Effect: "Allow",
      Action: [
        ...["CreateTrainingJob", "CreateProcessingJob", "CreateTransformJob", "CreateModel", "AddTags"],
        ...["StopTrainingJob", "StopProcessingJob", "StopTransformJob", "Describe*", "List*"],
      ].map((action) => `sagemaker:${action}`),
      Resource: arn("sagemaker", "*"),
    },
    {
      Sid: "StayInTheNetwork",
      Effect: "Deny",
      Action: ["sagemaker:CreateTrainingJob", "sagemaker:CreateProcessingJob", "sagemaker:CreateModel"],
      Resource: "*",
      Condition: { Null: { "sagemaker:VpcSubnets": "true" } },
    },
    // What is done in a shared space is attributed to nobody.
    {
      Sid: "OwnPrivateSpaces",
      Effect: "Allow",
      Action: ["CreateSpace", "UpdateSpace", "DeleteSpace", "CreateApp", "DeleteApp"].map((a) => `sagemaker:${a}`),
      Resource: [arn("sagemaker", "space/*"), arn("sagemaker", "app/*")],
      Condition: {
        ArnLike: {
          "sagemaker:OwnerUserProfileArn": arn(
            "sagemaker",
            // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM's
            "user-profile/${sagemaker:DomainId}/${sagemaker:UserProfileName}",
          ),
        },
        StringEquals: { "sagemaker:SpaceSharingType": "Private" },
      },
    },
    {
      Sid: "JoinTheNetwork",
      Effect: "Allow",
      Action: [
        ...["CreateNetworkInterface", "CreateNetworkInterfacePermission", "DeleteNetworkInterface"],
        ...["DeleteNetworkInterfacePermission", "DescribeNetworkInterfaces", "DescribeVpcs", "DescribeSubnets"],
        ...["DescribeDhcpOptions", "DescribeSecurityGroups"],
      ].map((action) => `ec2:${action}`),
      Resource: "*",
    },
    {
      Sid: "PullImages",
      Effect: "Allow",
      Action: ["GetAuthorizationToken", "BatchCheckLayerAvailability", "BatchGetImage", "GetDownloadUrlForLayer"].map(
        (action) => `ecr:${action}`,
      ),
      Resource: "*",
    },
    {
      Sid: "PassItselfToJobs",
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: roleArn,
      Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
    },
  );
};
