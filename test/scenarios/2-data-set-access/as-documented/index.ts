import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const bucket = new aws.s3.Bucket("auditLogs");

// The documented program interpolates a list of one ARN, whose text has brackets and quotes.
const arn = pulumi.interpolate`['${bucket.arn}']`;

new aws.s3.BucketPolicy("auditLogsPolicy", {
  bucket: bucket.id,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AWSCloudTrailAclCheck",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:GetBucketAcl",
        Resource: arn,
      },
      {
        Sid: "AWSCloudTrailWrite",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: pulumi.interpolate`${arn}/AWSLogs/*`,
        Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
      },
    ],
  }),
});

const trail = new aws.cloudtrail.Trail("auditTrail", {
  s3BucketName: bucket.id,
  includeGlobalServiceEvents: true,
  eventSelectors: [
    {
      includeManagementEvents: true,
      readWriteType: "All",
      dataResources: [
        { type: "AWS::S3::Object", values: [pulumi.interpolate`${bucket.arn}/`] },
        { type: "AWS::SageMaker::Model", values: ["arn:aws:sagemaker"] },
        { type: "AWS::SageMaker::Endpoint", values: ["arn:aws:sagemaker"] },
      ],
    },
  ],
});

export const bucketName = bucket.id;
export const trailArn = trail.arn;
