import policy from "../../policypack/policies/log-bucket-not-public";
import { PolicyTester, ref, unknown } from "../../src/testing";
import * as alibaba from "../alibaba/log-bucket-not-public";
import { nativeRecords, nativeTrail } from "../native-chain";
import { aws } from "../resources";

const bucket = aws.bucket({ bucket: "records" }, "records");
const trail = aws.trail({ s3BucketName: ref(bucket) });
const flags = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const closed = { bucket: ref(bucket), ...flags };

new PolicyTester().run(policy, {
  valid: [
    ...alibaba.valid,
    { name: "all four settings", on: [bucket, trail, aws.publicAccessBlock(closed)], doc: true },
    {
      name: "all four settings of a bucket of aws-native",
      on: [nativeRecords({ publicAccessBlockConfiguration: flags }), nativeTrail],
    },
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
  ],
  invalid: [
    ...alibaba.invalid,
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
      name: "no public access block of a bucket of aws-native",
      on: [nativeRecords(), nativeTrail],
      errors: [{ messageId: "noBlock", data: { class: "publicAccessBlockConfiguration" } }],
    },
    {
      name: "a setting that is off, and an ACL for everyone, in a bucket of aws-native",
      on: [
        nativeRecords({
          accessControl: "PublicReadWrite",
          publicAccessBlockConfiguration: { ...flags, ignorePublicAcls: false },
        }),
        nativeTrail,
      ],
      errors: [
        { messageId: "flagOff", data: { at: "publicAccessBlockConfiguration.ignorePublicAcls" } },
        { messageId: "publicAcl", data: { at: "accessControl", who: "public-read-write" } },
      ],
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
