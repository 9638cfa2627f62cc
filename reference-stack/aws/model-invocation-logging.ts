import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { accessLogsOf } from "../aws-shared/audit-documents";
import { administrators, document, keepObjects, logsEncrypt, requireTls } from "../aws-shared/documents";
import type { Plan } from "../aws-shared/plan";
import type { AuditSettings, StorageSettings } from "../settings";
import { PrivateBucket } from "./private-bucket";

type ModelInvocationLoggingArgs = Pick<Plan, "prefix" | "place"> &
  Pick<AuditSettings, "logRetentionDays"> &
  StorageSettings;

const bedrock = { Service: "bedrock.amazonaws.com" };

/** All of Bedrock's entries go to this stream. */
const STREAM = "aws/bedrock/modelinvocations";

/** Where the log group's entries leave what is too large for them. */
const LARGE = "large";

/** Keeps what models are asked and answer: whole in a bucket, and in a log group, where it can be searched. */
export class ModelInvocationLogging extends pulumi.ComponentResource {
  readonly bucketName: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: ModelInvocationLoggingArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws:ModelInvocationLogging", name, {}, options);
    const { prefix, logRetentionDays, archiveAfterDays, expireAfterDays, place } = args;
    const { account, region, partition } = place;
    const parent = { parent: this };
    const bucketName = `${prefix}-model-calls-${account}-${region}`;
    const bucketArn = `arn:${partition}:s3:::${bucketName}`;
    const accessLogsName = `${prefix}-model-calls-access-${account}-${region}`;
    const accessLogsArn = `arn:${partition}:s3:::${accessLogsName}`;
    const logGroupName = `/${prefix}/model-calls`;
    const logGroupArn = `arn:${partition}:logs:${region}:${account}:log-group:${logGroupName}`;
    const folder = `AWSLogs/${account}/BedrockModelInvocationLogs/*`;
    const forThisAccount = {
      StringEquals: { "aws:SourceAccount": account },
      ArnLike: { "aws:SourceArn": `arn:${partition}:bedrock:${region}:${account}:*` },
    };

    const key = new aws.kms.Key(
      name,
      {
        description: "Encrypts what models are asked and answer.",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: JSON.stringify(
          document(
            administrators(place),
            {
              Sid: "BedrockEncrypts",
              Effect: "Allow",
              Principal: bedrock,
              Action: "kms:GenerateDataKey",
              Resource: "*",
              Condition: forThisAccount,
            },
            logsEncrypt(place, logGroupArn),
          ),
        ),
      },
      parent,
    );
    new aws.kms.Alias(name, { name: `alias/${prefix}-model-calls`, targetKeyId: key.keyId }, parent);

    const calls = new PrivateBucket(
      name,
      {
        name: bucketName,
        keyArn: key.arn,
        locked: false,
        archiveAfterDays,
        expireAfterDays,
        document: document(requireTls(bucketArn), keepObjects(bucketArn), {
          Sid: "BedrockWrites",
          Effect: "Allow",
          Principal: bedrock,
          Action: "s3:PutObject",
          Resource: [`${bucketArn}/${folder}`, `${bucketArn}/${LARGE}/${folder}`],
          Condition: forThisAccount,
        }),
      },
      parent,
    );
    this.bucketName = calls.bucket.bucket;

    // S3 delivers access logs only to a bucket with S3's own keys as default.
    const accessLogs = new PrivateBucket(
      `${name}-access-logs`,
      {
        name: accessLogsName,
        locked: false,
        archiveAfterDays,
        expireAfterDays,
        document: accessLogsOf(bucketArn, accessLogsArn, account),
      },
      parent,
    );
    new aws.s3.BucketLogging(
      name,
      { bucket: this.bucketName, targetBucket: accessLogs.bucket.bucket, targetPrefix: "model-calls/" },
      { ...parent, dependsOn: accessLogs.policy },
    );

    const logGroup = new aws.cloudwatch.LogGroup(
      name,
      {
        name: logGroupName,
        retentionInDays: logRetentionDays,
        kmsKeyId: key.arn,
        deletionProtectionEnabled: true,
      },
      parent,
    );
    this.logGroupName = logGroup.name;
    const role = new aws.iam.Role(
      name,
      {
        name: `${prefix}-bedrock-to-logs`,
        assumeRolePolicy: JSON.stringify(
          document({ Effect: "Allow", Principal: bedrock, Action: "sts:AssumeRole", Condition: forThisAccount }),
        ),
      },
      parent,
    );
    const rolePolicy = new aws.iam.RolePolicy(
      name,
      {
        name: "write-log-stream",
        role: role.name,
        policy: JSON.stringify(
          document({
            Sid: "WriteLogStream",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: `${logGroupArn}:log-stream:${STREAM}`,
          }),
        ),
      },
      parent,
    );

    new aws.bedrockmodel.InvocationLoggingConfiguration(
      name,
      {
        loggingConfig: {
          textDataDeliveryEnabled: true,
          imageDataDeliveryEnabled: true,
          embeddingDataDeliveryEnabled: true,
          videoDataDeliveryEnabled: true,
          s3Config: { bucketName: this.bucketName },
          cloudwatchConfig: {
            logGroupName: logGroup.name,
            roleArn: role.arn,
            largeDataDeliveryS3Config: { bucketName: this.bucketName, keyPrefix: LARGE },
          },
        },
      },
      { ...parent, dependsOn: [calls.policy, rolePolicy] },
    );
    this.registerOutputs({});
  }
}
