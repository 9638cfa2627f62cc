import policy from "../../policypack/policies/log-bucket-access-logged";
import { PolicyTester, ref, unknown } from "../../src/testing";
import * as alibaba from "../alibaba/log-bucket-access-logged";
import { nativeRecords, nativeTrail } from "../native-chain";
import { aws, awsNative, document } from "../resources";

const bucket = aws.bucket({ bucket: "records" }, "records");
const trail = aws.trail({ s3BucketName: ref(bucket) });
const target = aws.bucket({ bucket: "access-logs" }, "accessLogs");
const loggingTo = (targetBucket: string, targetPrefix = "s3/") =>
  aws.bucketLogging({ bucket: ref(bucket), targetBucket, targetPrefix }, "logging");
const logged = [bucket, trail, loggingTo(ref(target))];

const statement = {
  Effect: "Allow",
  Principal: { Service: "logging.s3.amazonaws.com" },
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::access-logs/s3/*",
};

const admitting = (own: object, ...others: readonly object[]) =>
  aws.bucketPolicy({ bucket: ref(target), policy: document({ ...statement, ...own }, ...others) }, "policy");

const withAcl = (ownership: string) => [
  aws.bucketOwnership({ bucket: ref(target), rule: { objectOwnership: ownership } }, "ownership"),
  aws.bucketAcl({ bucket: ref(target), acl: "log-delivery-write" }, "acl"),
];

const delivery = { type: "Group", uri: "http://acs.amazonaws.com/groups/s3/LogDelivery" };

const granting = (...permissions: readonly string[]) =>
  aws.bucketAcl(
    {
      bucket: ref(target),
      accessControlPolicy: {
        owner: { id: "owner" },
        grants: permissions.map((permission) => ({ permission, grantee: delivery })),
      },
    },
    "acl",
  );

const granted = (...permissions: string[]) =>
  aws.bucket({ bucket: "access-logs", grants: [{ ...delivery, permissions }] }, "accessLogs");

const lost = (reason: RegExp, fix: RegExp) => ({
  messageId: "lost",
  on: "logging",
  data: { at: "targetBucket", target: "accessLogs", reason, fix },
});

new PolicyTester().run(policy, {
  valid: [
    ...alibaba.valid,
    { name: "the other bucket admits S3", on: [...logged, admitting({})], doc: true },
    {
      name: "the other bucket admits S3, both of aws-native",
      on: [
        nativeRecords({ loggingConfiguration: { destinationBucketName: "access-logs", logFilePrefix: "s3/" } }),
        nativeTrail,
        awsNative.bucket({ bucketName: "access-logs" }, "accessLogs"),
        awsNative.bucketPolicy({ bucket: "access-logs", policyDocument: { Statement: [statement] } }),
      ],
    },
    {
      name: "on behalf of this bucket and account only, and over TLS",
      on: [
        ...logged,
        admitting(
          {
            Condition: {
              ArnLike: { "aws:SourceArn": "arn:aws:s3:::records" },
              StringEquals: { "aws:SourceAccount": "123456789012" },
            },
          },
          {
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: "*",
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ),
      ],
    },
    {
      name: "log files lie in folders of account, Region and bucket",
      on: [
        bucket,
        trail,
        aws.bucketLogging(
          {
            bucket: ref(bucket),
            targetBucket: ref(target),
            targetPrefix: "s3/",
            targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } },
          },
          "logging",
        ),
        admitting({ Resource: "arn:aws:s3:::access-logs/s3/123456789012/us-east-1/records/*" }),
      ],
    },
    { name: "an ACL admits S3", on: [...logged, ...withAcl("BucketOwnerPreferred")] },
    {
      name: "an ACL admits S3, and the policy says nothing of it",
      on: [...logged, ...withAcl("ObjectWriter"), admitting({ Sid: "Other", Action: "s3:GetObject" })],
    },
    { name: "a grant admits S3", on: [...logged, granting("WRITE", "READ_ACP")] },
    {
      name: "inline, in both buckets",
      on: [
        aws.bucket({ bucket: "records", logging: { targetBucket: "access-logs" } }, "records"),
        aws.trail({ s3BucketName: "records" }),
        granted("WRITE", "READ_ACP"),
      ],
    },
    {
      name: "inline, on the older generation",
      on: [
        aws.bucketV2(
          { bucket: "records", loggings: [{ targetBucket: "access-logs", targetPrefix: "s3/" }] },
          "records",
        ),
        aws.trail({ s3BucketName: "records" }),
        aws.bucketV2({ bucket: "access-logs", policy: document(statement) }, "accessLogs"),
      ],
    },
    {
      name: "S3's own keys are the default of the other bucket, and its lock has no default retention",
      on: [
        ...logged,
        admitting({}),
        aws.bucketEncryption(
          {
            bucket: ref(target),
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
          },
          "encryption",
        ),
        aws.bucketObjectLock({ bucket: ref(target) }, "lock"),
      ],
    },
  ],
  invalid: [
    ...alibaba.invalid,
    {
      name: "no logging at all",
      on: [bucket, trail],
      errors: [{ messageId: "noLogging", data: { class: "aws.s3.BucketLogging" } }],
      doc: true,
    },
    {
      name: "no logging of a bucket of aws-native",
      on: [nativeRecords(), nativeTrail],
      errors: [{ messageId: "noLogging", data: { class: "loggingConfiguration" } }],
    },
    {
      name: "logging of aws-native that names no bucket goes to the bucket itself",
      on: [nativeRecords({ loggingConfiguration: { logFilePrefix: "s3/" } }), nativeTrail],
      errors: [{ messageId: "itself", data: { at: "loggingConfiguration.destinationBucketName" } }],
    },
    {
      name: "logging that names no bucket",
      on: [bucket, trail, loggingTo("")],
      errors: [{ messageId: "noLogging", data: { class: "aws.s3.BucketLogging" } }],
    },
    {
      name: "the logging is another bucket's",
      on: [
        bucket,
        trail,
        aws.bucketLogging({ bucket: ref(target), targetBucket: ref(bucket), targetPrefix: "" }, "logging"),
      ],
      errors: [{ messageId: "noLogging", data: { class: "aws.s3.BucketLogging" } }],
    },
    {
      name: "the bucket logs to itself",
      on: [
        bucket,
        trail,
        aws.bucketLogging({ bucket: ref(bucket), targetBucket: ref(bucket), targetPrefix: "s3/" }, "logging"),
      ],
      errors: [{ messageId: "itself", on: "logging", data: { at: "targetBucket" } }],
    },
    {
      name: "the other bucket has no policy",
      on: logged,
      errors: [lost(/^accessLogs has no policy that admits logging\.s3/, /`s3:PutObject` on `s3\/\*`$/)],
    },
    {
      name: "the other bucket has an ACL that counts for nothing",
      on: [...logged, ...withAcl("BucketOwnerEnforced")],
      errors: [lost(/has no policy/, /PutObject/)],
    },
    {
      name: "a grant that lets S3 read only",
      on: [...logged, granting("READ", "READ_ACP")],
      errors: [lost(/has no policy/, /PutObject/)],
    },
    {
      name: "the policy admits S3 under another prefix",
      on: [...logged, admitting({ Resource: "arn:aws:s3:::access-logs/logs/*" })],
      errors: [lost(/^the policy of accessLogs does not allow/, /PutObject/)],
    },
    {
      name: "the policy admits S3 for another bucket",
      on: [...logged, admitting({ Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:s3:::other" } } })],
      errors: [lost(/does not allow/, /PutObject/)],
    },
    {
      name: "the policy admits S3 for another account",
      on: [...logged, admitting({ Condition: { StringEquals: { "aws:SourceAccount": "444455556666" } } })],
      errors: [lost(/does not allow/, /PutObject/)],
    },
    {
      name: "a Deny for everyone hits S3, whatever the ACL says",
      on: [
        ...logged,
        ...withAcl("ObjectWriter"),
        admitting({}, { Sid: "Closed", Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" }),
      ],
      errors: [lost(/^the policy of accessLogs denies .*"Closed"/, /^exempt the service$/)],
    },
    {
      name: "another Region",
      on: [
        aws.bucket({ bucket: "records", region: "eu-west-1" }, "records"),
        aws.trail({ s3BucketName: "records" }),
        aws.bucketLogging({ bucket: "records", targetBucket: ref(target), targetPrefix: "s3/" }, "logging"),
        admitting({}),
      ],
      errors: [{ ...lost(/^accessLogs is in us-east-1 and records in eu-west-1$/, /same Region/) }],
    },
    {
      name: "the other bucket is locked, and encrypted with KMS",
      on: [
        ...logged,
        admitting({}),
        aws.bucketObjectLock(
          { bucket: ref(target), rule: { defaultRetention: { mode: "GOVERNANCE", days: 1 } } },
          "lock",
        ),
        aws.bucketEncryption(
          {
            bucket: ref(target),
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }],
          },
          "encryption",
        ),
      ],
      errors: [
        lost(/^accessLogs locks objects/, /`rule.defaultRetention.mode` of lock$/),
        lost(/^accessLogs encrypts objects with KMS/, /`rules` of encryption say AES256$/),
      ],
    },
    {
      name: "inline, the other bucket has no policy",
      on: [
        aws.bucket({ bucket: "records", logging: { targetBucket: "access-logs", targetPrefix: "s3/" } }, "records"),
        aws.trail({ s3BucketName: "records" }),
        granted("READ_ACP"),
      ],
      errors: [
        {
          messageId: "lost",
          data: { at: "logging.targetBucket", target: "accessLogs", reason: /has no policy/, fix: /./ },
        },
      ],
    },
  ],
  notApplicable: [{ name: "a bucket that no trail writes to", on: bucket, because: /No trail of this stack/ }],
  undecided: [
    {
      name: "the other bucket is another stack's",
      on: [bucket, trail, loggingTo("central")],
      waitsFor: ["logging"],
    },
    {
      name: "the policy is not known yet",
      on: [...logged, aws.bucketPolicy({ bucket: ref(target), policy: unknown }, "policy")],
      waitsFor: ["policy"],
    },
    {
      name: "the policy admits one account, and which one it will be is not known yet",
      on: [...logged, admitting({ Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } } })],
      waitsFor: ["accessLogs"],
    },
    {
      name: "the policy asks for an ACL, and which one S3 sends is not documented",
      on: [...logged, admitting({ Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } } })],
      waitsFor: ["accessLogs"],
    },
  ],
});
