import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const name = "ai-data-set-audit-logs";

const bucket = new aws.s3.Bucket("auditLogs", { bucket: name });

// The documented program interpolates a list of one ARN, whose text has brackets and quotes.
const arn = `['arn:aws:s3:::${name}']`;

new aws.s3.BucketPolicy("auditLogsPolicy", {
  bucket: bucket.id,
  policy: JSON.stringify({
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
        Resource: `${arn}/AWSLogs/*`,
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
