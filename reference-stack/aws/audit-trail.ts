import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { administrators, document, trust } from "./documents";
import type { LogArchive } from "./log-archive";
import type { Place } from "./place";
import { selectors } from "./selectors";

interface AuditTrailArgs {
  readonly trailName: string;
  readonly trailArn: string;
  readonly prefix: string;
  readonly place: Place;
  readonly archive: LogArchive;
  readonly dataSetBuckets: readonly string[];
  readonly logRetentionDays: number;
}

/** Records what is done in the account, in every Region, to the archive and to a log group that alarms can watch. */
export class AuditTrail extends pulumi.ComponentResource {
  readonly trailArn: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: AuditTrailArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws:AuditTrail", name, {}, options);
    const { trailName, trailArn, prefix, place, archive, dataSetBuckets, logRetentionDays } = args;
    const { account, region, partition } = place;
    const parent = { parent: this };
    const logGroupName = `/${prefix}/cloudtrail`;
    const logGroupArn = `arn:${partition}:logs:${region}:${account}:log-group:${logGroupName}`;

    const key = new aws.kms.Key(
      name,
      {
        description: "Encrypts the audit log group.",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: document(administrators(place), {
          Sid: "LogsEncrypts",
          Effect: "Allow",
          Principal: { Service: `logs.${region}.amazonaws.com` },
          Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
          Resource: "*",
          Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": logGroupArn } },
        }),
      },
      parent,
    );
    new aws.kms.Alias(name, { name: `alias/${prefix}-log-group`, targetKeyId: key.keyId }, parent);

    const logGroup = new aws.cloudwatch.LogGroup(
      name,
      {
        name: logGroupName,
        retentionInDays: logRetentionDays,
        kmsKeyId: key.arn,
        logGroupClass: "STANDARD",
        deletionProtectionEnabled: true,
      },
      parent,
    );
    this.logGroupName = logGroup.name;

    const role = new aws.iam.Role(
      name,
      { name: `${prefix}-cloudtrail-to-logs`, assumeRolePolicy: trust("cloudtrail.amazonaws.com", trailArn) },
      parent,
    );
    const rolePolicy = new aws.iam.RolePolicy(
      name,
      {
        name: "write-log-streams",
        role: role.name,
        policy: document({
          Sid: "WriteLogStreams",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          // CloudTrail names its streams after account and Region.
          Resource: `${logGroupArn}:log-stream:${account}_CloudTrail_${region}*`,
        }),
      },
      parent,
    );

    const trail = new aws.cloudtrail.Trail(
      name,
      {
        name: trailName,
        s3BucketName: archive.bucketName,
        kmsKeyId: archive.keyArn,
        cloudWatchLogsGroupArn: pulumi.interpolate`${logGroup.arn}:*`,
        cloudWatchLogsRoleArn: role.arn,
        enableLogging: true,
        enableLogFileValidation: true,
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        advancedEventSelectors: selectors(partition, dataSetBuckets),
        insightSelectors: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }],
      },
      { ...parent, dependsOn: [archive.policy, rolePolicy] },
    );
    this.trailArn = trail.arn;
    this.registerOutputs({});
  }
}
