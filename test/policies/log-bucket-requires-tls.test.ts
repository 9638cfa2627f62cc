import policy from "../../policypack/policies/log-bucket-requires-tls";
import { computed, PolicyTester, ref } from "../../src/testing";
import { alicloud, aws, ramDocument } from "../resources";

const bucket = aws.bucket({ bucket: "records" }, "records");
const trail = aws.trail({ s3BucketName: ref(bucket) });

const denying = (statement: object) =>
  aws.bucketPolicy({
    bucket: ref(bucket),
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: ["arn:aws:s3:::records", "arn:aws:s3:::records/*"],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
          ...statement,
        },
      ],
    }),
  });

const oss = alicloud.bucket({ bucket: "records" }, "records");
const actionTrail = alicloud.trail({ ossBucketName: ref(oss) });

const denyingOss = (statement: object) =>
  alicloud.bucketPolicy({
    bucket: ref(oss),
    policy: ramDocument({
      Effect: "Deny",
      Principal: ["*"],
      Action: ["oss:*"],
      Resource: ["acs:oss:*:*:records", "acs:oss:*:*:records/*"],
      Condition: { Bool: { "acs:SecureTransport": ["false"] } },
      ...statement,
    }),
  });

new PolicyTester().run(policy, {
  valid: [
    { name: "everything is denied where transport is insecure", on: [bucket, trail, denying({})], doc: true },
    {
      name: "to everyone, written as an AWS principal",
      on: [bucket, trail, denying({ Principal: { AWS: "*" } })],
    },
    {
      name: "inline, on the bucket itself",
      on: [
        aws.bucket(
          {
            bucket: "records",
            policy: JSON.stringify({
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Deny",
                  Principal: "*",
                  Action: "*",
                  Resource: ["arn:aws:s3:::records", "arn:aws:s3:::records/*"],
                  Condition: { BoolIfExists: { "aws:SecureTransport": "false" } },
                },
              ],
            }),
          },
          "records",
        ),
        aws.trail({ s3BucketName: "records" }),
      ],
    },
    {
      name: "services are spared, which use TLS",
      on: [
        bucket,
        trail,
        denying({ Condition: { Bool: { "aws:SecureTransport": "false", "aws:PrincipalIsAWSService": "false" } } }),
      ],
    },
    { name: "Alibaba Cloud: everything is denied where transport is insecure", on: [oss, actionTrail, denyingOss({})] },
  ],
  invalid: [
    {
      name: "Alibaba Cloud: no policy",
      on: [oss, actionTrail],
      errors: [{ messageId: "noPolicy", data: { class: "alicloud.oss.BucketPolicy" } }],
    },
    {
      name: "Alibaba Cloud: the objects are forgotten",
      on: [oss, actionTrail, denyingOss({ Resource: "acs:oss:*:*:records" })],
      errors: [{ messageId: "insecure", data: { why: /its objects is not denied to anonymous callers/ } }],
    },
    {
      name: "Alibaba Cloud: an Allow that asks for TLS",
      on: [oss, actionTrail, denyingOss({ Effect: "Allow", Condition: { Bool: { "acs:SecureTransport": ["true"] } } })],
      errors: [{ messageId: "insecure", data: { why: /./ } }],
    },
    {
      name: "old versions of TLS are denied, and plain HTTP has none",
      on: [bucket, trail, denying({ Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } })],
      errors: [
        {
          messageId: "insecure",
          data: { why: "`s3:CreateBucket` on the bucket is not denied to everybody with an account" },
        },
      ],
    },
    {
      name: "no policy",
      on: [bucket, trail],
      errors: [{ messageId: "noPolicy", data: { class: "aws.s3.BucketPolicy" } }],
      doc: true,
    },
    {
      name: "the objects are forgotten",
      on: [bucket, trail, denying({ Resource: "arn:aws:s3:::records" })],
      errors: [{ messageId: "insecure", data: { why: /./ } }],
    },
    {
      name: "it denies secure transport instead",
      on: [bucket, trail, denying({ Condition: { Bool: { "aws:SecureTransport": "true" } } })],
      errors: [{ messageId: "insecure", data: { why: /./ } }],
    },
    {
      name: "one principal only",
      on: [bucket, trail, denying({ Principal: { AWS: "arn:aws:iam::123456789012:root" } })],
      errors: [{ messageId: "insecure", data: { why: /./ } }],
    },
    {
      name: "reading only",
      on: [bucket, trail, denying({ Action: "s3:GetObject" })],
      errors: [{ messageId: "insecure", data: { why: /./ } }],
    },
    {
      name: "a second condition leaves a way in",
      on: [
        bucket,
        trail,
        denying({
          Condition: {
            Bool: { "aws:SecureTransport": "false" },
            StringEquals: { "aws:PrincipalAccount": "123456789012" },
          },
        }),
      ],
      errors: [{ messageId: "insecure", data: { why: /./ } }],
    },
  ],
  notApplicable: [{ name: "a bucket that no trail writes to", on: bucket, because: /No trail of this stack/ }],
  undecided: [
    {
      name: "the policy is made from the bucket's name, which is chosen at deployment",
      on: [
        bucket,
        trail,
        aws.bucketPolicy(
          {
            bucket: ref(bucket),
            policy: computed([bucket], (outputs) => JSON.stringify({ Statement: [], Id: outputs?.arn })),
          },
          "policy",
        ),
      ],
      waitsFor: ["records"],
    },
  ],
});
