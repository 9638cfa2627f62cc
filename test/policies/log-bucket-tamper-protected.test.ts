import policy from "../../policypack/policies/log-bucket-tamper-protected";
import { PolicyTester, ref, unknown } from "../../src/testing";
import * as alibaba from "../alibaba/log-bucket-tamper-protected";
import { aws } from "../resources";

const bucket = aws.bucket({ bucket: "records" }, "records");
const trail = aws.trail({ s3BucketName: ref(bucket) });
const versioned = aws.bucketVersioning(
  { bucket: ref(bucket), versioningConfiguration: { status: "Enabled" } },
  "versions",
);

const locked = aws.bucketObjectLock(
  { bucket: ref(bucket), rule: { defaultRetention: { mode: "GOVERNANCE", days: 365 } } },
  "lock",
);

const allowing = (...statements: readonly object[]) =>
  aws.bucketPolicy(
    {
      bucket: ref(bucket),
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: statements.map((own) => ({
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::444455556666:role/archivist" },
          Action: "s3:GetObject",
          Resource: ["arn:aws:s3:::records", "arn:aws:s3:::records/*"],
          ...own,
        })),
      }),
    },
    "policy",
  );

const erasing = { Effect: "Deny", Principal: "*", Action: ["s3:DeleteObject", "s3:DeleteObjectVersion"] };
const erasable = [
  { messageId: "erasable", data: { class: "aws.s3.BucketObjectLockConfiguration" }, on: "records" },
] as const;
const archivist = "arn:aws:iam::123456789012:role/archivist";

const service = { Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "s3:PutObject" };

new PolicyTester().run(policy, {
  valid: [
    ...alibaba.valid,
    {
      name: "the service writes, and an auditor reads",
      on: [bucket, trail, versioned, locked, allowing(service, {})],
      doc: true,
    },
    { name: "no policy at all", on: [bucket, trail, versioned, locked] },
    {
      name: "no lock, and a Deny for everyone who would delete",
      on: [bucket, trail, versioned, allowing(erasing)],
    },
    {
      name: "no lock, and a Deny for everyone but a role that is allowed to",
      on: [
        bucket,
        trail,
        versioned,
        allowing({ ...erasing, Condition: { ArnNotLike: { "aws:PrincipalArn": archivist } } }),
      ],
      config: { allowedPrincipals: [archivist] },
    },
    {
      name: "no lock, and a Deny for the folder of the account",
      on: [bucket, trail, versioned, allowing({ ...erasing, Resource: "arn:aws:s3:::records/AWSLogs/123456789012/*" })],
    },
    {
      name: "no lock, and a Deny under the trail's prefix",
      on: [
        bucket,
        aws.trail({ s3BucketName: ref(bucket), s3KeyPrefix: "audit" }),
        versioned,
        allowing({ ...erasing, Resource: "arn:aws:s3:::records/audit/AWSLogs/*" }),
      ],
    },
    {
      name: "no lock, and a Deny under the prefix of the access logs",
      on: [
        bucket,
        versioned,
        aws.bucket(
          {
            bucket: "source",
            versioning: { enabled: true },
            objectLockConfiguration: {
              objectLockEnabled: "Enabled",
              rule: { defaultRetention: { mode: "GOVERNANCE", days: 365 } },
            },
          },
          "source",
        ),
        aws.trail({ s3BucketName: "source" }, "recorder"),
        aws.bucketLogging({ bucket: "source", targetBucket: ref(bucket), targetPrefix: "s3/" }, "logging"),
        allowing({ ...erasing, Resource: "arn:aws:s3:::records/s3/*" }),
      ],
    },
    {
      name: "versioning inline",
      on: [
        aws.bucket(
          {
            bucket: "records",
            versioning: { enabled: true },
            objectLockConfiguration: {
              objectLockEnabled: "Enabled",
              rule: { defaultRetention: { mode: "GOVERNANCE", days: 365 } },
            },
          },
          "records",
        ),
        aws.trail({ s3BucketName: "records" }),
      ],
    },
    {
      name: "another service writes its own records",
      on: [
        bucket,
        trail,
        versioned,
        locked,
        allowing({ Principal: { Service: "config.amazonaws.com" }, Action: "s3:PutObject" }),
      ],
    },
    {
      name: "a role that may write, and is allowed to",
      on: [bucket, trail, versioned, locked, allowing({ Action: "s3:*" })],
      config: { allowedPrincipals: ["arn:aws:iam::444455556666:role/archivist"] },
    },
    {
      name: "everything is allowed, and what destroys is denied",
      on: [
        bucket,
        trail,
        versioned,
        locked,
        allowing(
          { Action: "s3:*" },
          { Effect: "Deny", Principal: "*", Action: undefined, NotAction: ["s3:Get*", "s3:List*"], Resource: "*" },
        ),
      ],
    },
  ],
  invalid: [
    ...alibaba.invalid,
    {
      name: "a role of another account may delete",
      on: [bucket, trail, versioned, locked, allowing({ Sid: "Clean", Action: "s3:DeleteObject*" })],
      errors: [
        {
          messageId: "others",
          on: "policy",
          data: {
            at: "policy",
            why: 'statement "Clean" lets arn:aws:iam::444455556666:role/archivist call `s3:DeleteObject`',
          },
        },
      ],
      doc: true,
    },
    {
      name: "a role of another account may write records",
      on: [
        bucket,
        trail,
        versioned,
        locked,
        allowing({ Action: "s3:PutObject", Resource: "arn:aws:s3:::records/AWSLogs/*" }),
      ],
      errors: [{ messageId: "others", on: "policy", data: { at: "policy", why: /archivist call `s3:PutObject`$/ } }],
    },
    {
      name: "another account may change the lifecycle",
      on: [
        bucket,
        trail,
        versioned,
        locked,
        allowing({ Principal: { AWS: "444455556666" }, Action: "s3:PutLifecycleConfiguration" }),
      ],
      config: { allowedPrincipals: ["111122223333"] },
      errors: [
        { messageId: "others", on: "policy", data: { at: "policy", why: /444455556666.*PutLifecycleConfiguration/ } },
      ],
    },
    {
      name: "everybody may change the policy, if only over TLS",
      on: [
        bucket,
        trail,
        versioned,
        locked,
        allowing({
          Principal: "*",
          Action: "s3:PutBucketPolicy",
          Condition: { Bool: { "aws:SecureTransport": "true" } },
        }),
      ],
      errors: [{ messageId: "others", on: "policy", data: { at: "policy", why: /everybody.*PutBucketPolicy/ } }],
    },
    {
      name: "another service may delete",
      on: [
        bucket,
        trail,
        versioned,
        locked,
        allowing({ ...service, Action: "s3:*" }, { Principal: { Service: "config.amazonaws.com" }, Action: "s3:*" }),
      ],
      errors: [{ messageId: "others", on: "policy", data: { at: "policy", why: /config.amazonaws.com/ } }],
    },
    {
      name: "removal deletes the records, and none is kept",
      on: [aws.bucket({ bucket: "records", forceDestroy: true }, "records"), aws.trail({ s3BucketName: "records" })],
      errors: [
        { messageId: "forceDestroy", data: { at: "forceDestroy" }, on: "records" },
        { messageId: "noVersioning", data: { class: "aws.s3.BucketVersioning" }, on: "records" },
        { messageId: "erasable", data: { class: "aws.s3.BucketObjectLockConfiguration" }, on: "records" },
      ],
    },
    {
      name: "no lock, and a Deny that lets versions be deleted",
      on: [bucket, trail, versioned, allowing({ Effect: "Deny", Principal: "*", Action: "s3:DeleteObject" })],
      errors: [{ messageId: "erasable", data: { class: "aws.s3.BucketObjectLockConfiguration" }, on: "records" }],
    },
    {
      name: "no lock, and a Deny beside the trail's prefix",
      on: [
        bucket,
        aws.trail({ s3BucketName: ref(bucket), s3KeyPrefix: "audit" }),
        versioned,
        allowing({ ...erasing, Resource: "arn:aws:s3:::records/AWSLogs/*" }),
      ],
      errors: erasable,
    },
    {
      name: "no lock, and a Deny for one of the Regions",
      on: [
        bucket,
        aws.trail({ s3BucketName: ref(bucket), isMultiRegionTrail: true }),
        versioned,
        allowing({ ...erasing, Resource: "arn:aws:s3:::records/AWSLogs/*/us-east-1/*" }),
      ],
      errors: erasable,
    },
    ...[
      { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
      { StringNotEquals: { "aws:SourceVpce": "vpce-1" } },
      { NotIpAddress: { "aws:SourceIp": "192.0.2.0/24" } },
      { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
      { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/*" } },
    ].map((condition) => ({
      name: `no lock, and a Deny that insiders escape: ${JSON.stringify(condition)}`,
      on: [bucket, trail, versioned, allowing({ ...erasing, Condition: condition })],
      errors: erasable,
    })),
    {
      name: "versioning is suspended",
      on: [
        bucket,
        trail,
        locked,
        aws.bucketVersioning({ bucket: ref(bucket), versioningConfiguration: { status: "Suspended" } }, "versions"),
      ],
      errors: [{ messageId: "unversioned", on: "versions", data: { at: "versioningConfiguration" } }],
    },
  ],
  notApplicable: [{ name: "a bucket that no trail writes to", on: bucket, because: /No trail of this stack/ }],
  undecided: [
    {
      name: "whether versioning is on cannot be known",
      on: [
        bucket,
        trail,
        locked,
        aws.bucketVersioning({ bucket: ref(bucket), versioningConfiguration: unknown }, "versions"),
      ],
      waitsFor: ["versions"],
    },
  ],
});
