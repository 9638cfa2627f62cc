import policy from "../../policypack/policies/log-bucket-not-public";
import { PolicyTester, ref, unknown } from "../../src/testing";
import { alicloud, aws, ramDocument } from "../resources";

const bucket = aws.bucket({ bucket: "records" }, "records");
const trail = aws.trail({ s3BucketName: ref(bucket) });
const flags = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const closed = { bucket: ref(bucket), ...flags };

const oss = alicloud.bucket({ bucket: "records" }, "records");
const actionTrail = alicloud.trail({ ossBucketName: ref(oss) });
const closedOss = alicloud.publicAccessBlock({ bucket: ref(oss), blockPublicAccess: true }, "block");

const ossPolicy = (statement: object) =>
  alicloud.bucketPolicy(
    {
      bucket: ref(oss),
      policy: ramDocument({
        Effect: "Allow",
        Action: "oss:GetObject",
        Resource: "acs:oss:*:*:records/*",
        ...statement,
      }),
    },
    "policy",
  );

new PolicyTester().run(policy, {
  valid: [
    { name: "all four settings", on: [bucket, trail, aws.publicAccessBlock(closed)], doc: true },
    {
      name: "all four settings, and a private ACL",
      on: [
        bucket,
        trail,
        aws.publicAccessBlock(closed),
        aws.bucketAcl({ bucket: ref(bucket), acl: "log-delivery-write" }),
      ],
    },
    {
      name: "a policy that admits services only, by the name of the bucket",
      on: [
        bucket,
        trail,
        aws.publicAccessBlock({ ...closed, bucket: "records" }),
        aws.bucketPolicy({
          bucket: "records",
          policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [
              {
                Effect: "Allow",
                Principal: { Service: "cloudtrail.amazonaws.com" },
                Action: "s3:PutObject",
                Resource: "arn:aws:s3:::records/*",
              },
            ],
          }),
        }),
      ],
    },
    {
      name: "the account is closed as a whole",
      on: [bucket, trail, aws.accountPublicAccessBlock(flags, "account")],
    },
    {
      name: "one switch is the bucket's, the others are the account's",
      on: [
        bucket,
        trail,
        aws.publicAccessBlock({ bucket: ref(bucket), blockPublicAcls: true }),
        aws.accountPublicAccessBlock({ ...flags, blockPublicAcls: false }, "account"),
      ],
    },
    {
      name: "a policy for everyone in the organization",
      on: [
        bucket,
        trail,
        aws.publicAccessBlock(closed),
        aws.bucketPolicy({
          bucket: ref(bucket),
          policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [
              {
                Effect: "Allow",
                Principal: "*",
                Action: "s3:GetObject",
                Resource: "arn:aws:s3:::records/*",
                Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
              },
            ],
          }),
        }),
      ],
    },
    { name: "Alibaba Cloud: one flag closes it", on: [oss, actionTrail, closedOss] },
    {
      name: "Alibaba Cloud: the account is closed as a whole",
      on: [oss, actionTrail, alicloud.accountPublicAccessBlock({ blockPublicAccess: true }, "account")],
    },
    {
      name: "Alibaba Cloud: a private ACL, and a policy for a user and for everyone in a VPC",
      on: [
        oss,
        actionTrail,
        closedOss,
        alicloud.bucketAcl({ bucket: ref(oss), acl: "private" }, "acl"),
        alicloud.bucketPolicy({
          bucket: ref(oss),
          policy: ramDocument(
            { Effect: "Allow", Principal: ["1234567890123456"], Action: "oss:GetObject", Resource: "*" },
            {
              Effect: "Allow",
              Principal: ["*"],
              Action: "oss:GetObject",
              Resource: "*",
              Condition: { StringEquals: { "acs:SourceVpc": "vpc-1" } },
            },
          ),
        }),
      ],
    },
  ],
  invalid: [
    {
      name: "Alibaba Cloud: no public access block",
      on: [oss, actionTrail],
      errors: [{ messageId: "noBlock", data: { class: "alicloud.oss.BucketPublicAccessBlock" } }],
    },
    {
      name: "Alibaba Cloud: the one flag is off, which is said once",
      on: [oss, actionTrail, alicloud.publicAccessBlock({ bucket: ref(oss), blockPublicAccess: false }, "block")],
      errors: [{ messageId: "flagOff", on: "block", data: { at: "blockPublicAccess" } }],
    },
    {
      name: "Alibaba Cloud: a canned ACL for everyone, inline",
      on: [
        alicloud.bucket({ bucket: "records", acl: "public-read" }, "records"),
        alicloud.trail({ ossBucketName: "records" }),
        alicloud.publicAccessBlock({ bucket: "records", blockPublicAccess: true }, "block"),
      ],
      errors: [{ messageId: "publicAcl", data: { at: "acl", who: "public-read" } }],
    },
    {
      name: "Alibaba Cloud: a canned ACL that lets everyone write",
      on: [oss, actionTrail, closedOss, alicloud.bucketAcl({ bucket: ref(oss), acl: "public-read-write" }, "acl")],
      errors: [{ messageId: "publicAcl", on: "acl", data: { at: "acl", who: "public-read-write" } }],
    },
    {
      name: "Alibaba Cloud: a policy for everyone",
      on: [oss, actionTrail, closedOss, ossPolicy({ Principal: ["*"] })],
      errors: [{ messageId: "publicPolicy", on: "policy", data: { at: "policy", why: /admits everyone/ } }],
    },
    {
      name: "Alibaba Cloud: a policy for half of the Internet",
      on: [
        oss,
        actionTrail,
        closedOss,
        ossPolicy({ Principal: ["*"], Condition: { IpAddress: { "acs:SourceIp": "10.0.0.0/1" } } }),
      ],
      errors: [{ messageId: "publicPolicy", on: "policy", data: { at: "policy", why: /admits everyone/ } }],
    },
    {
      name: "a policy for half of the Internet",
      on: [
        bucket,
        trail,
        aws.publicAccessBlock(closed),
        aws.bucketPolicy(
          {
            bucket: ref(bucket),
            policy: JSON.stringify({
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Principal: "*",
                  Action: "s3:GetObject",
                  Resource: "arn:aws:s3:::records/*",
                  Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/1" } },
                },
              ],
            }),
          },
          "policy",
        ),
      ],
      errors: [{ messageId: "publicPolicy", on: "policy", data: { at: "policy", why: /everyone/ } }],
    },
    {
      name: "no public access block",
      on: [bucket, trail],
      errors: [{ messageId: "noBlock", data: { class: "aws.s3.BucketPublicAccessBlock" } }],
      doc: true,
    },
    {
      name: "a block for another bucket",
      on: [bucket, trail, aws.publicAccessBlock({ ...closed, bucket: "another" })],
      errors: [{ messageId: "noBlock", data: { class: "aws.s3.BucketPublicAccessBlock" } }],
    },
    {
      name: "each setting that is off or left out",
      on: [
        bucket,
        trail,
        aws.publicAccessBlock({ bucket: ref(bucket), blockPublicAcls: true, restrictPublicBuckets: false }, "block"),
      ],
      errors: [
        { messageId: "flagOff", on: "block", data: { at: "blockPublicPolicy" } },
        { messageId: "flagOff", on: "block", data: { at: "ignorePublicAcls" } },
        { messageId: "flagOff", on: "block", data: { at: "restrictPublicBuckets" } },
      ],
    },
    {
      name: "a canned ACL for everyone",
      on: [
        bucket,
        trail,
        aws.publicAccessBlock(closed),
        aws.bucketAcl({ bucket: ref(bucket), acl: "public-read" }, "acl"),
      ],
      errors: [{ messageId: "publicAcl", on: "acl", data: { at: "acl", who: "public-read" } }],
    },
    {
      name: "an ACL for everyone on the bucket of the older generation",
      on: [
        aws.bucketV2({ bucket: "records", acl: "public-read" }, "records"),
        aws.trail({ s3BucketName: "records" }),
        aws.publicAccessBlock({ ...closed, bucket: "records" }),
      ],
      errors: [{ messageId: "publicAcl", on: "records", data: { at: "acl", who: "public-read" } }],
    },
    {
      name: "a policy that admits everyone",
      on: [
        bucket,
        trail,
        aws.publicAccessBlock(closed),
        aws.bucketPolicy(
          {
            bucket: ref(bucket),
            policy: JSON.stringify({
              Version: "2012-10-17",
              Statement: [
                { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::records/*" },
              ],
            }),
          },
          "policy",
        ),
      ],
      errors: [{ messageId: "publicPolicy", on: "policy", data: { at: "policy", why: /everyone|anybody|anyone/ } }],
    },
  ],
  notApplicable: [
    { name: "a bucket that no trail writes to", on: [bucket], because: /No trail of this stack/ },
    {
      name: "a bucket beside a trail that writes elsewhere",
      on: [bucket, aws.trail({ s3BucketName: "elsewhere" })],
      because: /No trail of this stack/,
    },
  ],
  undecided: [
    {
      name: "where the trail writes cannot be known",
      on: [bucket, aws.trail({ s3BucketName: unknown }), aws.publicAccessBlock(closed)],
      waitsFor: ["it"],
    },
    {
      name: "one of the four settings cannot be known",
      on: [bucket, trail, aws.publicAccessBlock({ ...closed, blockPublicAcls: unknown }, "block")],
      waitsFor: ["block"],
    },
  ],
});
