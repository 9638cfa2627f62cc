import * as aws from "@pulumi/aws";
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
    super("trailproof:aws:TrainingEnvironment", name, {}, options);
    const { prefix, place, dataSetBuckets, archiveAfterDays, expireAfterDays } = args;
    const parent = { parent: this };
    const names = trainingNamesOf(prefix, place);
    const documents = trainingDocuments(names, place, dataSetBuckets);
    this.bucketName = names.bucket;

    const key = new aws.kms.Key(
      name,
      {
        description: "Encrypts volumes, results and logs of training.",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: JSON.stringify(documents.key),
      },
      parent,
    );
    new aws.kms.Alias(name, { name: names.keyAlias, targetKeyId: key.keyId }, parent);
    for (const group of sagemakerLogGroups)
      new aws.cloudwatch.LogGroup(
        `${name}-${group}`,
        { name: SAGEMAKER_LOGS + group, retentionInDays: args.logRetentionDays, kmsKeyId: key.arn },
        parent,
      );
    const results = new PrivateBucket(
      `${name}-results`,
      {
        name: names.bucket,
        document: documents.bucket,
        keyArn: key.arn,
        locked: false,
        archiveAfterDays,
        expireAfterDays,
      },
      parent,
    );

    const role = new aws.iam.Role(
      name,
      { name: names.role, assumeRolePolicy: JSON.stringify(documents.trust) },
      parent,
    );
    const permissions = new aws.iam.RolePolicy(
      name,
      {
        name: "train",
        role: role.name,
        policy: JSON.stringify(documents.permissions),
      },
      parent,
    );

    const network = new TrainingNetwork(
      `${name}-network`,
      { prefix, region: place.region, block: args.trainingNetwork, endpoints: args.trainingEndpoints },
      parent,
    );
    const domain = new aws.sagemaker.Domain(
      name,
      domainArgs({ name: names.domain, network, keyArn: key.arn, roleArn: role.arn, bucket: results.bucket.bucket }),
      { ...parent, dependsOn: [permissions, results.policy] },
    );
    this.domainUrl = domain.url;
    for (const user of args.trainingUsers)
      new aws.sagemaker.UserProfile(`${name}-${user}`, { domainId: domain.id, userProfileName: user }, parent);
    this.registerOutputs({});
  }
}
