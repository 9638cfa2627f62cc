import type { Place } from "./place";

/** What the environment is called, by names that are known before anything exists. */
export interface TrainingNames {
  readonly domain: string;
  readonly bucket: string;
  readonly bucketArn: string;
  readonly role: string;
  readonly roleArn: string;
  readonly keyAlias: string;
}

/** The names that begin with a prefix. */
export const trainingNamesOf = (prefix: string, { account, region, partition }: Place): TrainingNames => {
  const name = `${prefix}-training`;
  const bucket = `${name}-${account}-${region}`;
  return {
    domain: name,
    bucket,
    bucketArn: `arn:${partition}:s3:::${bucket}`,
    role: name,
    roleArn: `arn:${partition}:iam::${account}:role/${name}`,
    keyAlias: `alias/${name}`,
  };
};

/** What the names of SageMaker's log groups begin with. */
export const SAGEMAKER_LOGS = "/aws/sagemaker/";

/** Log groups that SageMaker would otherwise make itself when it first writes: for ever, and without a key. */
export const sagemakerLogGroups = ["studio", "NotebookInstances", "TrainingJobs", "ProcessingJobs", "TransformJobs"];

const services = ["sagemaker.api", "sagemaker.runtime", "sts", "logs", "monitoring", "kms", "ecr.api", "ecr.dkr"];

/**
 * Interface endpoints without which Studio does not start in a network of its own, each with a name
 * (SageMaker Developer Guide, "Connect Studio in a VPC to External Resources").
 */
export const studioEndpoints = (region: string): readonly (readonly [name: string, service: string])[] => [
  ["studio", `aws.sagemaker.${region}.studio`],
  ...services.map((service) => [service.replace(".", "-"), `com.amazonaws.${region}.${service}`] as const),
];
