import * as awsNative from "@pulumi/aws-native";
import * as pulumi from "@pulumi/pulumi";
import { document, requireTls } from "../aws-shared/documents";
import type { Plan } from "../aws-shared/plan";
import type { AuditSettings, StorageSettings, TrainingSettings } from "../settings";
import { PrivateBucket } from "./private-bucket";
import { SAGEMAKER_LOGS, trainingKey, trainingPermissions, trainingTrust } from "./training-documents";
import { TrainingNetwork } from "./training-network";

interface TrainingEnvironmentArgs
  extends Pick<Plan, "prefix" | "place">,
    Pick<AuditSettings, "dataSetBuckets" | "logRetentionDays">,
    StorageSettings,
    TrainingSettings {
  /** Where notebooks' output and results go. */
  readonly bucketName: string;
}

/** Log groups that SageMaker would otherwise make itself when it first writes: for ever, and without a key. */
const logGroups = ["studio", "NotebookInstances", "TrainingJobs", "ProcessingJobs", "TransformJobs"];

/** Where models are trained: within a network of its own, encrypted, and so that every deed has the name of a user. */
export class TrainingEnvironment extends pulumi.ComponentResource {
  readonly domainUrl: pulumi.Output<string>;

  constructor(name: string, args: TrainingEnvironmentArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws-native:TrainingEnvironment", name, {}, options);
    const { prefix, place, bucketName, dataSetBuckets, archiveAfterDays, expireAfterDays } = args;
    const { account, partition, region } = place;
    const parent = { parent: this };
    const bucketArn = `arn:${partition}:s3:::${bucketName}`;
    const roleName = `${prefix}-training`;
    const roleArn = `arn:${partition}:iam::${account}:role/${roleName}`;
    const keyAlias = `alias/${prefix}-training`;

    const key = new awsNative.kms.Key(
      name,
      {
        description: "Encrypts volumes, results and logs of training.",
        enableKeyRotation: true,
        pendingWindowInDays: 30,
        keyPolicy: trainingKey(place),
      },
      parent,
    );
    new awsNative.kms.Alias(name, { aliasName: keyAlias, targetKeyId: key.keyId }, parent);
    for (const group of logGroups)
      new awsNative.logs.LogGroup(
        `${name}-${group}`,
        { logGroupName: SAGEMAKER_LOGS + group, retentionInDays: args.logRetentionDays, kmsKeyId: key.arn },
        parent,
      );
    const results = new PrivateBucket(
      `${name}-results`,
      {
        name: bucketName,
        document: document(requireTls(bucketArn)),
        keyArn: key.arn,
        archiveAfterDays,
        expireAfterDays,
      },
      parent,
    );

    const role = new awsNative.iam.Role(name, { roleName, assumeRolePolicyDocument: trainingTrust(place) }, parent);
    const permissions = new awsNative.iam.RolePolicy(
      name,
      {
        policyName: "train",
        roleName: role.id,
        policyDocument: trainingPermissions({ place, roleArn, keyAlias, bucketArn, dataSetBuckets }),
      },
      parent,
    );

    const network = new TrainingNetwork(
      `${name}-network`,
      { prefix, region, block: args.trainingNetwork, endpoints: args.trainingEndpoints },
      parent,
    );
    const domain = new awsNative.sagemaker.Domain(
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
            s3OutputPath: pulumi.interpolate`s3://${results.bucket.id}/shared-notebooks`,
            s3KmsKeyId: key.arn,
          },
        },
      },
      { ...parent, dependsOn: [permissions, results.policy] },
    );
    this.domainUrl = domain.url;
    for (const user of args.trainingUsers)
      new awsNative.sagemaker.UserProfile(
        `${name}-${user}`,
        { domainId: domain.domainId, userProfileName: user },
        parent,
      );
    this.registerOutputs({});
  }
}
