import assert from "node:assert/strict";
import keyAdmits from "../../policypack/policies/key-admits-audit-services";
import accessLogged from "../../policypack/policies/log-bucket-access-logged";
import confusedDeputy from "../../policypack/policies/log-bucket-confused-deputy";
import encrypted from "../../policypack/policies/log-bucket-encrypted-with-customer-key";
import notPublic from "../../policypack/policies/log-bucket-not-public";
import requiresTls from "../../policypack/policies/log-bucket-requires-tls";
import retention from "../../policypack/policies/log-bucket-retention";
import tamperProtected from "../../policypack/policies/log-bucket-tamper-protected";
import type { Policy } from "../../src/core/policy";
import { ref, type TestResource } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { judgeBy } from "../../src/testing/verdict-of";
import { bedrockWrites, calls, callsPolicy, loggingToBucket } from "../invocation-logs";
import { aws } from "../resources";

/** Its ARN tells the account. */
const account = aws.logGroup({}, "account");

const requireTls = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::calls", "arn:aws:s3:::calls/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

const keepObjects = {
  Effect: "Deny",
  Principal: "*",
  Action: ["s3:DeleteObject", "s3:DeleteObjectVersion"],
  Resource: "arn:aws:s3:::calls/*",
};

const versioning = aws.bucketVersioning(
  { bucket: ref(calls), versioningConfiguration: { status: "Enabled" } },
  "versioning",
);

const keyOf = (Service: string): TestResource =>
  aws.key(
    {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service }, Action: "kms:GenerateDataKey*", Resource: "*" }],
      }),
    },
    "key",
  );

const encryption = (key: TestResource): TestResource =>
  aws.bucketEncryption(
    {
      bucket: ref(calls),
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: ref(key, "arn") } }],
    },
    "encryption",
  );

const expiring = (days: number, prefix = ""): TestResource =>
  aws.bucketLifecycle(
    { bucket: ref(calls), rules: [{ id: "expire", status: "Enabled", filter: { prefix }, expiration: { days } }] },
    "lifecycle",
  );

const block = (on: boolean): TestResource =>
  aws.publicAccessBlock(
    {
      bucket: ref(calls),
      blockPublicAcls: on,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    "block",
  );

const accessLogs = aws.bucket({ bucket: "access-logs" }, "access-logs");
const accessLogging = aws.bucketLogging(
  { bucket: ref(calls), targetBucket: ref(accessLogs), targetPrefix: "calls/" },
  "access-logging",
);
const s3Writes = aws.bucketPolicy(
  {
    bucket: ref(accessLogs),
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "logging.s3.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::access-logs/*",
        },
      ],
    }),
  },
  "s3-writes",
);

/** What each policy on log buckets passes, and what it finds, where Bedrock writes. */
const rows: readonly (readonly [
  Policy,
  readonly TestResource[],
  readonly TestResource[],
  messageIds: readonly string[],
])[] = [
  [notPublic, [block(true)], [block(false)], ["flagOff"]],
  [requiresTls, [callsPolicy(requireTls)], [callsPolicy(bedrockWrites())], ["insecure"]],
  [confusedDeputy, [callsPolicy(bedrockWrites())], [callsPolicy(bedrockWrites({ Condition: {} }))], ["anybody"]],
  [encrypted, [encryption(aws.key({}, "key"))], [], ["noKms"]],
  [tamperProtected, [versioning, callsPolicy(bedrockWrites(), keepObjects)], [versioning], ["erasable"]],
  [retention, [expiring(365)], [expiring(30)], ["tooShort"]],
  [retention, [expiring(30, "elsewhere/")], [expiring(30, "AWSLogs/123456789012/Bedrock")], ["tooShort"]],
  [retention, [expiring(30, "AWSLogs/123456789012/CloudTrail/")], [expiring(30, "AWSLogs/")], ["tooShort"]],
  [accessLogged, [accessLogging, s3Writes], [], ["noLogging"]],
  [
    keyAdmits,
    [encryption(keyOf("bedrock.amazonaws.com"))],
    [encryption(keyOf("cloudtrail.amazonaws.com"))],
    ["refused"],
  ],
];

const judged = (policy: Policy, resources: readonly TestResource[]) =>
  judgeBy(policy, toSnapshot(resources, { mode: "update" }));

describe("a bucket to which Bedrock logs model calls", () => {
  for (const [policy, good, bad, messageIds] of rows) {
    it(`passes ${policy.name}: ${good.map(({ name }) => name).join(", ")}`, () => {
      const { verdict, findings } = judged(policy, [loggingToBucket, account, ...good]);
      assert.deepEqual(findings, []);
      assert.equal(verdict, "compliant");
    });
    it(`is reported by ${policy.name}: ${messageIds.join(", ")}`, () => {
      const { findings } = judged(policy, [loggingToBucket, account, ...bad]);
      assert.deepEqual(
        findings.map(({ messageId }) => messageId),
        messageIds,
      );
    });
  }

  it("needs no lock, which a trail's bucket needs", () => {
    const trail = aws.trail({ s3BucketName: ref(calls) }, "trail");
    assert.deepEqual(judged(retention, [loggingToBucket]).findings, []);
    assert.deepEqual(
      judged(retention, [loggingToBucket, trail]).findings.map(({ messageId }) => messageId),
      ["noLock"],
    );
  });

  it("is one also where only what is large goes", () => {
    const large = aws.invocationLogging({
      loggingConfig: {
        cloudwatchConfig: {
          logGroupName: "calls",
          roleArn: "arn:aws:iam::123456789012:role/bedrock",
          largeDataDeliveryS3Config: { bucketName: ref(calls) },
        },
      },
    });
    assert.equal(judged(notPublic, [large]).verdict, "violating");
  });

  it("makes the bucket of its access logs a log bucket", () => {
    const { findings } = judged(notPublic, [loggingToBucket, block(true), accessLogging]);
    assert.deepEqual(
      findings.map(({ messageId, subject }) => [messageId, subject?.resource.name]),
      [["noBlock", "access-logs"]],
    );
  });

  it("may be a trail's as well, and then both services write", () => {
    const trail = aws.trail({ s3BucketName: ref(calls) }, "trail");
    const policy = callsPolicy(
      bedrockWrites({ Action: "s3:*", Condition: {} }),
      bedrockWrites({ Principal: { Service: "cloudtrail.amazonaws.com" } }),
      keepObjects,
    );
    assert.deepEqual(judged(tamperProtected, [loggingToBucket, trail, versioning, policy]).findings, []);
    const others = judged(tamperProtected, [trail, versioning, policy]).findings;
    assert.deepEqual(
      others.map(({ messageId }) => messageId),
      ["others"],
    );
  });
});
