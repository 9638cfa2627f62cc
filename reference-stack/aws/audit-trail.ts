import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { trust } from "../aws-shared/documents";
import type { Plan } from "../aws-shared/plan";
import { selectors } from "../aws-shared/selectors";
import type { AuditSettings } from "../settings";
import type { LogArchive } from "./log-archive";

interface AuditTrailArgs extends Plan, Pick<AuditSettings, "dataSetBuckets" | "logRetentionDays"> {
  readonly archive: LogArchive;
}

/** Records what is done in the account, in every Region, to the archive and to a log group that alarms can watch. */
export class AuditTrail extends pulumi.ComponentResource {
  readonly trailArn: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: AuditTrailArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws:AuditTrail", name, {}, options);
    const { prefix, place, names, documents, archive, dataSetBuckets, logRetentionDays } = args;
    const parent = { parent: this };

    const key = new aws.kms.Key(
      name,
      {
        description: "Encrypts the audit log group.",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: JSON.stringify(documents.logGroupKey),
      },
      parent,
    );
    new aws.kms.Alias(name, { name: `alias/${prefix}-log-group`, targetKeyId: key.keyId }, parent);

    const logGroup = new aws.cloudwatch.LogGroup(
      name,
      {
        name: names.logGroup,
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
      {
        name: `${prefix}-cloudtrail-to-logs`,
        assumeRolePolicy: JSON.stringify(trust("cloudtrail.amazonaws.com", names.trailArn)),
      },
      parent,
    );
    const rolePolicy = new aws.iam.RolePolicy(
      name,
      {
        name: "write-log-streams",
        role: role.name,
        policy: JSON.stringify(documents.writeLogStreams),
      },
      parent,
    );

    const trail = new aws.cloudtrail.Trail(
      name,
      {
        name: names.trail,
        s3BucketName: archive.bucketName,
        kmsKeyId: archive.keyArn,
        cloudWatchLogsGroupArn: pulumi.interpolate`${logGroup.arn}:*`,
        cloudWatchLogsRoleArn: role.arn,
        enableLogging: true,
        enableLogFileValidation: true,
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        advancedEventSelectors: selectors(place.partition, dataSetBuckets).map(({ name, fieldSelectors }) => ({
          name,
          fieldSelectors: fieldSelectors.map(({ startsWith, ...field }) => ({ ...field, startsWiths: startsWith })),
        })),
        insightSelectors: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }],
      },
      { ...parent, dependsOn: [archive.policy, rolePolicy] },
    );
    this.trailArn = trail.arn;
    this.registerOutputs({});
  }
}
