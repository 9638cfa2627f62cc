import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AuditSettings, StorageSettings, TrainingSettings } from "../settings";
import { requireTls } from "./documents";
import type { Place } from "./place";
import { PrivateBucket } from "./private-bucket";
import { SAGEMAKER_LOGS, trainingKey, trainingPermissions, trainingTrust } from "./training-documents";
import { TrainingNetwork } from "./training-network";

interface TrainingEnvironmentArgs
  extends Pick<AuditSettings, "prefix" | "dataSetBuckets" | "logRetentionDays">,
    StorageSettings,
    TrainingSettings {
  readonly place: Place;
}

/** Log groups that SageMaker would otherwise make itself when it first writes: for ever, and without a key. */
const logGroups = ["studio", "NotebookInstances", "TrainingJobs", "ProcessingJobs", "TransformJobs"];

/** Where models are trained: within a network of its own, encrypted, and so that every deed has the name of a user. */
export class TrainingEnvironment extends pulumi.ComponentResource {
  readonly domainUrl: pulumi.Output<string>;
  /** Where notebooks' output and results go; chosen here, so that it is known before it exists. */
  readonly bucketName: string;

  constructor(name: string, args: TrainingEnvironmentArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws:TrainingEnvironment", name, {}, options);
    const { prefix, place, dataSetBuckets, archiveAfterDays, expireAfterDays } = args;
    const { account, partition, region } = place;
    const parent = { parent: this };
    const bucketName = `${prefix}-training-${account}-${region}`;
    this.bucketName = bucketName;
    const bucketArn = `arn:${partition}:s3:::${bucketName}`;
    const roleName = `${prefix}-training`;
    const roleArn = `arn:${partition}:iam::${account}:role/${roleName}`;
    const keyAlias = `alias/${prefix}-training`;

    const key = new aws.kms.Key(
      name,
      {
        description: "Encrypts volumes, results and logs of training.",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: trainingKey(place),
      },
      parent,
    );
    new aws.kms.Alias(name, { name: keyAlias, targetKeyId: key.keyId }, parent);
    for (const group of logGroups)
      new aws.cloudwatch.LogGroup(
        `${name}-${group}`,
        { name: SAGEMAKER_LOGS + group, retentionInDays: args.logRetentionDays, kmsKeyId: key.arn },
        parent,
      );
    const results = new PrivateBucket(
      `${name}-results`,
      {
        name: bucketName,
        keyArn: key.arn,
        locked: false,
        archiveAfterDays,
        expireAfterDays,
        statements: [requireTls(bucketArn)],
      },
      parent,
    );

    const role = new aws.iam.Role(name, { name: roleName, assumeRolePolicy: trainingTrust(place) }, parent);
    const permissions = new aws.iam.RolePolicy(
      name,
      {
        name: "train",
        role: role.name,
        policy: trainingPermissions({ place, roleArn, keyAlias, bucketArn, dataSetBuckets }),
      },
      parent,
    );

    const network = new TrainingNetwork(
      `${name}-network`,
      { prefix, region, block: args.trainingNetwork, endpoints: args.trainingEndpoints },
      parent,
    );
    const domain = new aws.sagemaker.Domain(
      name,
      {
        domainName: `${prefix}-training`,
        authMode: "IAM",
        appNetworkAccessType: "VpcOnly",
        vpcId: network.vpcId,
        subnetIds: network.subnetIds,
        kmsKeyId: key.arn,
        domainSettings: {
          // Puts the user profile's name into what CloudTrail records of the execution role's calls.
          executionRoleIdentityConfig: "USER_PROFILE_NAME",
          securityGroupIds: [network.securityGroupId],
        },
        defaultUserSettings: {
          executionRole: role.arn,
          securityGroups: [network.securityGroupId],
          sharingSettings: {
            notebookOutputOption: "Allowed",
            s3OutputPath: pulumi.interpolate`s3://${results.bucket.bucket}/shared-notebooks`,
            s3KmsKeyId: key.arn,
          },
        },
      },
      { ...parent, dependsOn: [permissions, results.policy] },
    );
    this.domainUrl = domain.url;
    for (const user of args.trainingUsers)
      new aws.sagemaker.UserProfile(`${name}-${user}`, { domainId: domain.id, userProfileName: user }, parent);
    this.registerOutputs({});
  }
}
