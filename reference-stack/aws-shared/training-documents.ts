import { administrators, type Document, document, logsEncrypt, requireTls } from "./documents";
import type { Place } from "./place";
import { SAGEMAKER_LOGS, type TrainingNames } from "./training";

/** The policy documents of the environment that models are trained in. */
export interface TrainingDocuments {
  readonly trust: Document;
  readonly key: Document;
  readonly bucket: Document;
  readonly permissions: Document;
}

/**
 * Lets SageMaker take on the execution role, for this account, and say for whom: without `sts:SetSourceIdentity` a domain that names the
 * user is refused (SageMaker Developer Guide, "Turn on sourceIdentity in CloudTrail logs").
 */
const trust = ({ account }: Place): Document =>
  document({
    Effect: "Allow",
    Principal: { Service: "sagemaker.amazonaws.com" },
    Action: ["sts:AssumeRole", "sts:SetSourceIdentity"],
    Condition: { StringEquals: { "aws:SourceAccount": account } },
  });

/** The key of volumes, notebooks' output and log groups. */
const key = (place: Place): Document =>
  document(
    administrators(place),
    logsEncrypt(place, `arn:${place.partition}:logs:${place.region}:${place.account}:log-group:${SAGEMAKER_LOGS}*`),
  );

/** What training may do: read data sets, write results, run jobs within the network, and nothing to what records it. */
const permissions = (
  { roleArn, keyAlias, bucketArn }: TrainingNames,
  place: Place,
  dataSetBuckets: readonly string[],
): Document => {
  const { account, region, partition } = place;
  const arn = (service: string, resource: string) => `arn:${partition}:${service}:${region}:${account}:${resource}`;
  const dataSets = dataSetBuckets.map((bucket) => `arn:${partition}:s3:::${bucket}`);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: variables of IAM's
  const ownProfile = arn("sagemaker", "user-profile/${sagemaker:DomainId}/${sagemaker:UserProfileName}");
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
    { Sid: "OpenOwnStudio", Effect: "Allow", Action: "sagemaker:CreatePresignedDomainUrl", Resource: ownProfile },
    // What is done in a shared space is attributed to nobody.
    {
      Sid: "OwnPrivateSpaces",
      Effect: "Allow",
      Action: ["CreateSpace", "UpdateSpace", "DeleteSpace", "CreateApp", "DeleteApp"].map((a) => `sagemaker:${a}`),
      Resource: [arn("sagemaker", "space/*"), arn("sagemaker", "app/*")],
      Condition: {
        ArnLike: {
          "sagemaker:OwnerUserProfileArn": ownProfile,
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

/** The policy documents of an environment that reads some data sets. */
export const trainingDocuments = (
  names: TrainingNames,
  place: Place,
  dataSetBuckets: readonly string[],
): TrainingDocuments => ({
  trust: trust(place),
  key: key(place),
  bucket: document(requireTls(names.bucketArn)),
  permissions: permissions(names, place, dataSetBuckets),
});
