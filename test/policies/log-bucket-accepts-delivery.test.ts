import policy from "../../policypack/policies/log-bucket-accepts-delivery";
import { computed, PolicyTester, ref, unknown } from "../../src/testing";
import * as alibaba from "../alibaba/log-bucket-accepts-delivery";
import { aws } from "../resources";

const bucket = aws.bucket({ bucket: "records" }, "records");

const admitting = (write: object, ...others: readonly object[]) =>
  aws.bucketPolicy(
    {
      bucket: ref(bucket),
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "s3:GetBucketAcl",
            Resource: "arn:aws:s3:::records",
          },
          {
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: "arn:aws:s3:::records/AWSLogs/123456789012/*",
            Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
            ...write,
          },
          ...others,
        ],
      }),
    },
    "policy",
  );

const unless = (Condition: object) => ({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::records/*",
  Condition,
});

const path = "AWSLogs/<account>/*";

new PolicyTester().run(policy, {
  valid: [
    ...alibaba.valid,
    { name: "both calls are allowed", on: [aws.trail({ s3BucketName: ref(bucket) }), admitting({})], doc: true },
    {
      name: "for this trail only",
      on: [
        aws.trail({ s3BucketName: ref(bucket), name: "audit" }),
        admitting({
          Condition: {
            StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit" },
          },
        }),
      ],
    },
    {
      name: "under the trail's prefix",
      on: [
        aws.trail({ s3BucketName: ref(bucket), s3KeyPrefix: "audit" }),
        admitting({ Resource: "arn:aws:s3:::records/audit/AWSLogs/123456789012/*" }),
      ],
    },
    {
      name: "without digest files, the folder of log files is enough",
      on: [
        aws.trail({ s3BucketName: ref(bucket) }),
        admitting({ Resource: "arn:aws:s3:::records/AWSLogs/123456789012/CloudTrail/*" }),
      ],
    },
    {
      name: "an organization trail, with the folders of the account and of the organization",
      on: [
        aws.trail({ s3BucketName: ref(bucket), isOrganizationTrail: true }),
        admitting({
          Resource: ["arn:aws:s3:::records/AWSLogs/123456789012/*", "arn:aws:s3:::records/AWSLogs/o-a1b2c3d4e5/*"],
        }),
      ],
    },
    {
      name: "an organization trail, for the organization",
      on: [
        aws.trail({ s3BucketName: ref(bucket), isOrganizationTrail: true }),
        admitting({
          Resource: "arn:aws:s3:::records/AWSLogs/*",
          Condition: { StringEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" } },
        }),
      ],
    },
    {
      name: "plain HTTP is denied, and CloudTrail does not use it",
      on: [
        aws.trail({ s3BucketName: ref(bucket) }),
        admitting(
          {},
          {
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: ["arn:aws:s3:::records", "arn:aws:s3:::records/*"],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ),
      ],
    },
    {
      name: "unencrypted requests are denied, and a trail with a key encrypts",
      on: [
        aws.trail({ s3BucketName: ref(bucket), kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/k" }),
        admitting(
          {},
          unless({ Null: { "s3:x-amz-server-side-encryption": "true" } }),
          unless({ StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" } }),
        ),
      ],
    },
  ],
  invalid: [
    ...alibaba.invalid,
    {
      name: "no policy",
      on: aws.trail({ s3BucketName: ref(bucket) }),
      errors: [
        { messageId: "noPolicy", data: { at: "s3BucketName", bucket: "records", class: "aws.s3.BucketPolicy", path } },
      ],
      doc: true,
    },
    {
      name: "the prefix is forgotten",
      on: [aws.trail({ s3BucketName: ref(bucket), s3KeyPrefix: "audit" }), admitting({})],
      errors: [
        {
          messageId: "refused",
          data: {
            at: "s3BucketName",
            bucket: "records",
            action: "s3:PutObject",
            on: "`audit/AWSLogs/<account>/*`",
            why: /./,
          },
        },
      ],
    },
    {
      name: "another trail only",
      on: [
        aws.trail({ s3BucketName: ref(bucket), name: "audit" }),
        admitting({
          Condition: {
            StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:123456789012:trail/other" },
          },
        }),
      ],
      errors: [
        {
          messageId: "refused",
          data: { at: "s3BucketName", bucket: "records", action: "s3:PutObject", on: `\`${path}\``, why: /./ },
        },
      ],
    },
    {
      name: "digest files are forgotten",
      on: [
        aws.trail({ s3BucketName: ref(bucket), enableLogFileValidation: true }),
        admitting({ Resource: "arn:aws:s3:::records/AWSLogs/123456789012/CloudTrail/*" }),
      ],
      errors: [
        {
          messageId: "refused",
          data: { at: "s3BucketName", bucket: "records", action: "s3:PutObject", on: `\`${path}\``, why: /./ },
        },
      ],
    },
    {
      name: "the home Region only, for a trail of all Regions",
      on: [
        aws.trail({ s3BucketName: ref(bucket), isMultiRegionTrail: true }),
        admitting({ Resource: "arn:aws:s3:::records/AWSLogs/123456789012/CloudTrail/us-east-1/*" }),
      ],
      errors: [
        {
          messageId: "refused",
          data: { at: "s3BucketName", bucket: "records", action: "s3:PutObject", on: `\`${path}\``, why: /./ },
        },
      ],
    },
    {
      name: "the organization's folder is forgotten",
      on: [aws.trail({ s3BucketName: ref(bucket), isOrganizationTrail: true }), admitting({})],
      errors: [
        {
          messageId: "refused",
          data: {
            at: "s3BucketName",
            bucket: "records",
            action: "s3:PutObject",
            on: "`AWSLogs/<organization>/*`",
            why: /./,
          },
        },
      ],
    },
    {
      name: "a Deny for everyone hits the service, too",
      on: [
        aws.trail({ s3BucketName: ref(bucket) }),
        admitting(
          {},
          {
            Effect: "Deny",
            Principal: "*",
            Action: "s3:PutObject",
            Resource: "arn:aws:s3:::records/*",
            Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-1234567890" } },
          },
        ),
      ],
      errors: [
        {
          messageId: "denied",
          data: { at: "s3BucketName", bucket: "records", action: "s3:PutObject", on: `\`${path}\``, why: /./ },
        },
      ],
    },
  ],
  notApplicable: [
    { name: "a bucket of another stack", on: aws.trail({ s3BucketName: "elsewhere" }), because: /not part/ },
  ],
  undecided: [
    ...alibaba.undecided,
    {
      name: "the policy admits one organization, and which one the account belongs to is not known",
      on: [
        aws.trail({ s3BucketName: ref(bucket) }),
        admitting({ Condition: { StringEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" } } }),
      ],
      waitsFor: ["it"],
    },
    {
      name: "the policy admits a part of an organization",
      on: [
        aws.trail({ s3BucketName: ref(bucket) }),
        admitting({ Condition: { "ForAnyValue:StringLike": { "aws:SourceOrgPaths": "o-a1b2c3d4e5/r-ab12/*" } } }),
      ],
      waitsFor: ["it"],
    },
    {
      name: "services of an account without an organization are denied",
      on: [aws.trail({ s3BucketName: ref(bucket) }), admitting({}, unless({ Null: { "aws:SourceOrgID": "true" } }))],
      waitsFor: ["it"],
    },
    {
      name: "unencrypted requests are denied, and what a trail without a key sends is not documented",
      on: [
        aws.trail({ s3BucketName: ref(bucket) }),
        admitting({}, unless({ Null: { "s3:x-amz-server-side-encryption": "true" } })),
      ],
      waitsFor: ["it"],
    },
    {
      name: "the policy is not known yet",
      on: [
        aws.trail({ s3BucketName: ref(bucket) }),
        aws.bucketPolicy({ bucket: ref(bucket), policy: unknown }, "policy"),
      ],
      waitsFor: ["policy"],
    },
    {
      name: "the policy admits one account, and which one the trail belongs to is not known yet",
      on: [aws.trail({ s3BucketName: ref(bucket) }), admitting({})],
      waitsFor: ["it"],
    },
    {
      name: "the policy is computed from the bucket",
      on: [
        aws.trail({ s3BucketName: ref(bucket) }),
        aws.bucketPolicy(
          { bucket: ref(bucket), policy: computed([bucket], (outputs) => JSON.stringify({ Id: outputs?.arn })) },
          "policy",
        ),
      ],
      waitsFor: ["records"],
    },
  ],
});
