import type { DomainArgs } from "@pulumi/aws/sagemaker";
import type { DomainArgs as NativeDomainArgs } from "@pulumi/aws-native/sagemaker";
import type { Unwrap } from "@pulumi/pulumi";
import type { TestResource } from "../src/testing";
import { aws, awsNative } from "./resources";

const network = { vpcId: "vpc-1", subnetIds: ["subnet-1"] };
const defaultUserSettings = { executionRole: "arn:aws:iam::123456789012:role/training" };

/** A studio with what `aws.sagemaker.Domain` requires, and some properties more. */
export const studio = (props: Partial<Unwrap<DomainArgs>>): TestResource =>
  aws.domain({ domainName: "training", authMode: "IAM", ...network, defaultUserSettings, ...props });

/** The same in `aws-native`. */
export const nativeStudio = (props: Partial<Unwrap<NativeDomainArgs>>): TestResource =>
  awsNative.domain({ domainName: "training", authMode: "IAM", ...network, defaultUserSettings, ...props });
