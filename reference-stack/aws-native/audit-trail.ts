import * as awsNative from "@pulumi/aws-native";
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
  readonly logStreamName: pulumi.Output<string>;

  constructor(name: string, args: AuditTrailArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws-native:AuditTrail", name, {}, options);
    const { prefix, place, names, documents, archive, dataSetBuckets, logRetentionDays } = args;
    const parent = { parent: this };

    const key = new awsNative.kms.Key(
      name,
      {
        description: "Encrypts the audit log group.",
        enableKeyRotation: true,
        pendingWindowInDays: 30,
        keyPolicy: documents.logGroupKey,
      },
      parent,
    );
    new awsNative.kms.Alias(name, { aliasName: `alias/${prefix}-log-group`, targetKeyId: key.keyId }, parent);

    const logGroup = new awsNative.logs.LogGroup(
      name,
      {
        logGroupName: names.logGroup,
        retentionInDays: logRetentionDays,
        kmsKeyId: key.arn,
        logGroupClass: "STANDARD",
        deletionProtectionEnabled: true,
      },
      parent,
    );
    this.logGroupName = logGroup.id;
    // The stream that CloudTrail would make when it first writes, so that whoever reads it can be told of it; so it has to be there first.
    const logStream = new awsNative.logs.LogStream(
      name,
      { logGroupName: logGroup.id, logStreamName: names.logStream },
      parent,
    );
    this.logStreamName = logStream.logStreamName.apply((stream) => stream ?? names.logStream);

    const role = new awsNative.iam.Role(
      name,
      {
        roleName: `${prefix}-cloudtrail-to-logs`,
        assumeRolePolicyDocument: trust("cloudtrail.amazonaws.com", names.trailArn),
      },
      parent,
    );
    const rolePolicy = new awsNative.iam.RolePolicy(
      name,
      { policyName: "write-log-streams", roleName: role.id, policyDocument: documents.writeLogStreams },
      parent,
    );

    const trail = new awsNative.cloudtrail.Trail(
      name,
      {
        trailName: names.trail,
        s3BucketName: archive.bucketName,
        kmsKeyId: archive.keyArn,
        // As aws-native gives it, the ARN ends in `:*` already, which CloudTrail asks for.
        cloudWatchLogsLogGroupArn: logGroup.arn,
        cloudWatchLogsRoleArn: role.arn,
        isLogging: true,
        enableLogFileValidation: true,
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        advancedEventSelectors: selectors(place.partition, dataSetBuckets),
        insightSelectors: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }],
      },
      { ...parent, dependsOn: [archive.policy, rolePolicy, logStream] },
    );
    this.trailArn = trail.arn;
    this.registerOutputs({});
  }
}
