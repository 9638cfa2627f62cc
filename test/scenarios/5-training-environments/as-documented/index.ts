import * as awsNative from "@pulumi/aws-native";
import * as pulumi from "@pulumi/pulumi";

/** The document gives no value. An output that holds nothing gets past TypeScript and the SDK, as one of another stack may. */
const notGiven = pulumi.output(undefined as never);

const domain = new awsNative.sagemaker.Domain("trainingDomain", {
  authMode: "IAM",
  defaultUserSettings: {
    executionRole: "arn:aws:iam::123456789012:role/training-execution",
    securityGroups: ["sg-0a1b2c3d4e5f60718"],
    sharingSettings: { s3KmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
  },
  subnetIds: ["subnet-0a1b2c3d4e5f60718"],
  vpcId: "vpc-0a1b2c3d4e5f60718",
});

const trail = new awsNative.cloudtrail.Trail("userActivity", {
  isLogging: notGiven,
  s3BucketName: notGiven,
  isMultiRegionTrail: true,
  enableLogFileValidation: true,
  includeGlobalServiceEvents: true,
});

const logGroup = new awsNative.logs.LogGroup("trainingLogs");

const logStream = new awsNative.logs.LogStream("trainingStream", { logGroupName: logGroup.id });

export const domainUrl = domain.url;
export const trailArn = trail.arn;
export const logGroupName = logGroup.logGroupName;
export const logStreamName = logStream.logStreamName;
