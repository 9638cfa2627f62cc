import * as awsNative from "@pulumi/aws-native";
import * as pulumi from "@pulumi/pulumi";
import { domainArgs } from "../aws-shared/domain";
import type { Plan } from "../aws-shared/plan";
import { SAGEMAKER_LOGS, sagemakerLogGroups, trainingNamesOf } from "../aws-shared/training";
import { trainingDocuments } from "../aws-shared/training-documents";
import type { AuditSettings, StorageSettings, TrainingSettings } from "../settings";
import { PrivateBucket } from "./private-bucket";
import { TrainingNetwork } from "./training-network";

type TrainingEnvironmentArgs = Pick<Plan, "prefix" | "place"> &
  Pick<AuditSettings, "dataSetBuckets" | "logRetentionDays"> &
  StorageSettings &
  TrainingSettings;

/** Where models are trained: within a network of its own, encrypted, and so that every deed has the name of a user. */
export class TrainingEnvironment extends pulumi.ComponentResource {
  readonly domainUrl: pulumi.Output<string>;
  /** Where notebooks' output and results go; chosen here, so that it is known before it exists. */
  readonly bucketName: string;

  constructor(name: string, args: TrainingEnvironmentArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws-native:TrainingEnvironment", name, {}, options);
    const { prefix, place, dataSetBuckets, archiveAfterDays, expireAfterDays } = args;
    const parent = { parent: this };
    const names = trainingNamesOf(prefix, place);
    const documents = trainingDocuments(names, place, dataSetBuckets);
    this.bucketName = names.bucket;

    const key = new awsNative.kms.Key(
      name,
      {
        description: "Encrypts volumes, results and logs of training.",
        enableKeyRotation: true,
        pendingWindowInDays: 30,
        keyPolicy: documents.key,
      },
      parent,
    );
    new awsNative.kms.Alias(name, { aliasName: names.keyAlias, targetKeyId: key.keyId }, parent);
    for (const group of sagemakerLogGroups)
      new awsNative.logs.LogGroup(
        `${name}-${group}`,
        { logGroupName: SAGEMAKER_LOGS + group, retentionInDays: args.logRetentionDays, kmsKeyId: key.arn },
        parent,
      );
    const results = new PrivateBucket(
      `${name}-results`,
      {
        name: names.bucket,
        document: documents.bucket,
        keyArn: key.arn,
        archiveAfterDays,
        expireAfterDays,
      },
      parent,
    );

    const role = new awsNative.iam.Role(
      name,
      { roleName: names.role, assumeRolePolicyDocument: documents.trust },
      parent,
    );
    const permissions = new awsNative.iam.RolePolicy(
      name,
      {
        policyName: "train",
        roleName: role.id,
        policyDocument: documents.permissions,
      },
      parent,
    );

    const network = new TrainingNetwork(
      `${name}-network`,
      { prefix, region: place.region, block: args.trainingNetwork, endpoints: args.trainingEndpoints },
      parent,
    );
    const domain = new awsNative.sagemaker.Domain(
      name,
      domainArgs({ name: names.domain, network, keyArn: key.arn, roleArn: role.arn, bucket: results.bucket.id }),
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
