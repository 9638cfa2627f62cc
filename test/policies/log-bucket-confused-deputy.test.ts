import policy from "../../policypack/policies/log-bucket-confused-deputy";
import { computed, PolicyTester, ref } from "../../src/testing";
import { nativePolicy, nativeRecords, nativeTrail } from "../native-chain";
import { alicloud, aws } from "../resources";

const bucket = aws.bucket({ bucket: "records" }, "records");
const trail = aws.trail({ s3BucketName: ref(bucket) });
const SOURCE = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit";

const admitting = (...statements: readonly object[]) =>
  aws.bucketPolicy(
    {
      bucket: ref(bucket),
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: statements.map((own) => ({
          Sid: "Write",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::records/AWSLogs/*",
          ...own,
        })),
      }),
    },
    "policy",
  );

const forAnybody = /^statement "Write" admits cloudtrail.amazonaws.com on behalf of any account$/;

const write = {
  Sid: "Write",
  Effect: "Allow",
  Principal: { Service: "cloudtrail.amazonaws.com" },
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::records/AWSLogs/*",
};
const oss = alicloud.bucket({ bucket: "records" }, "records");
const actionTrail = alicloud.trail({ ossBucketName: ref(oss) });

new PolicyTester().run(policy, {
  valid: [
    {
      name: "bound to the trail",
      on: [bucket, trail, admitting({ Condition: { StringEquals: { "aws:SourceArn": SOURCE } } })],
      doc: true,
    },
    {
      name: "bound to the trail, through aws-native",
      on: [
        nativeRecords(),
        nativeTrail,
        nativePolicy({ ...write, Condition: { StringEquals: { "aws:SourceArn": SOURCE } } }),
      ],
    },
    {
      name: "bound to any trail of the account, in any Region",
      on: [
        bucket,
        trail,
        admitting({ Condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:111122223333:trail/*" } } }),
      ],
    },
    {
      name: "bound to accounts, or to the organization",
      on: [
        bucket,
        trail,
        admitting(
          { Condition: { StringEquals: { "aws:SourceAccount": ["111122223333", "444455556666"] } } },
          { Condition: { StringEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" } } },
        ),
      ],
    },
    {
      name: "bound by a Deny",
      on: [
        bucket,
        trail,
        admitting(
          {},
          {
            Sid: "OwnOnly",
            Effect: "Deny",
            Action: "s3:*",
            Resource: "*",
            Condition: { StringNotEquals: { "aws:SourceAccount": "111122223333" } },
          },
        ),
      ],
    },
    {
      name: "access logs of one bucket, whose name nobody else can have",
      on: [
        bucket,
        trail,
        aws.bucket({ bucket: "access" }, "access"),
        aws.bucketLogging({ bucket: ref(bucket), targetBucket: "access", targetPrefix: "" }),
        admitting({ Condition: { StringEquals: { "aws:SourceArn": SOURCE } } }),
        aws.bucketPolicy({
          bucket: "access",
          policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [
              {
                Effect: "Allow",
                Principal: { Service: "logging.s3.amazonaws.com" },
                Action: "s3:PutObject",
                Resource: "arn:aws:s3:::access/*",
                Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:::records" } },
              },
            ],
          }),
        }),
      ],
    },
  ],
  invalid: [
    {
      name: "bound to nothing but the ACL",
      on: [bucket, trail, admitting({ Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } } })],
      errors: [{ messageId: "anybody", on: "policy", data: { at: "policy", why: forAnybody } }],
      doc: true,
    },
    {
      name: "bound for CloudTrail, and open to whatever detector exports its findings",
      on: [
        bucket,
        trail,
        aws.findingsExport({ detectorId: "detector", destinationArn: ref(bucket, "arn"), kmsKeyArn: "key" }, "export"),
        admitting({ Principal: { Service: "guardduty.amazonaws.com" }, Condition: {} }),
      ],
      errors: [{ messageId: "anybody", on: "policy", data: { at: "policy", why: /guardduty/ } }],
    },
    {
      name: "bound to nothing, through aws-native",
      on: [nativeRecords(), nativeTrail, nativePolicy(write)],
      errors: [{ messageId: "anybody", on: "policy", data: { at: "policyDocument", why: forAnybody } }],
    },
    {
      name: "bound to a trail of that name, of any account",
      on: [
        bucket,
        trail,
        admitting({ Condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:*:trail/audit" } } }),
      ],
      errors: [{ messageId: "anybody", on: "policy", data: { at: "policy", why: forAnybody } }],
    },
    {
      name: "bound only if the service says for whom, in a key that it does not send",
      on: [bucket, trail, admitting({ Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } })],
      errors: [{ messageId: "anybody", on: "policy", data: { at: "policy", why: forAnybody } }],
    },
    {
      name: "one statement bound, and the other not",
      on: [
        bucket,
        trail,
        admitting(
          { Sid: "Check", Action: "s3:GetBucketAcl", Resource: "arn:aws:s3:::records" },
          { Condition: { StringEquals: { "aws:SourceArn": SOURCE } } },
        ),
      ],
      errors: [{ messageId: "anybody", on: "policy", data: { at: "policy", why: /^statement "Check"/ } }],
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: a bucket whose policy can admit no service",
      on: [oss, actionTrail],
      because: /writes with a role/,
    },

    { name: "a bucket that no trail writes to", on: bucket, because: /No trail of this stack/ },
    { name: "a log bucket without a policy", on: [bucket, trail], because: /no policy/ },
  ],
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
