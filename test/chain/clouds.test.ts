import assert from "node:assert/strict";
import keyAdmits from "../../policypack/policies/key-admits-audit-services";
import notPublic from "../../policypack/policies/log-bucket-not-public";
import tamperProtected from "../../policypack/policies/log-bucket-tamper-protected";
import callsLogged from "../../policypack/policies/model-invocations-logged";
import recordsManagement from "../../policypack/policies/trail-records-management-events";
import type { Policy } from "../../src/core/policy";
import { ref, type TestResource, unknown } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { judgeBy } from "../../src/testing/verdict-of";
import { alicloud, aws, document, ramDocument } from "../resources";

const judged = (policy: Policy, ...resources: readonly TestResource[]) =>
  judgeBy(policy, toSnapshot(resources, { mode: "preview" }));

const messageIds = (policy: Policy, ...resources: readonly TestResource[]): readonly string[] =>
  judged(policy, ...resources).findings.map(({ messageId }) => messageId);

const oss = alicloud.bucket({ bucket: "records" }, "oss");
const actionTrail = alicloud.trail({ trailName: "audit", ossBucketName: ref(oss, "bucket") }, "action-trail");
const s3 = aws.bucket({ bucket: "records" }, "s3");
const cloudTrail = aws.trail({ s3BucketName: ref(s3, "bucket") }, "cloud-trail");
const flags = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };

describe("a stack of two clouds", () => {
  it("has a public access block for the account of each", () => {
    const [ofAws, ofAlibaba] = [
      aws.accountPublicAccessBlock(flags, "aws-block"),
      alicloud.accountPublicAccessBlock({ blockPublicAccess: true }, "alibaba-block"),
    ];
    assert.deepEqual(messageIds(notPublic, oss, actionTrail, ofAlibaba), []);
    assert.deepEqual(messageIds(notPublic, oss, actionTrail, ofAws), ["noBlock"]);
    assert.deepEqual(messageIds(notPublic, s3, cloudTrail, ofAws), []);
    assert.deepEqual(messageIds(notPublic, s3, cloudTrail, ofAlibaba), ["noBlock"]);
  });

  it("is closed by a bucket's own block, whatever the account's will be", () => {
    const own = aws.publicAccessBlock({ bucket: "records", ...flags });
    const account = aws.accountPublicAccessBlock({ ...flags, blockPublicAcls: unknown }, "aws-block");
    assert.equal(judged(notPublic, s3, cloudTrail, own, account).verdict, "compliant");
  });

  it("has buckets of one name on both, and a trail writes to that of its own", () => {
    const named = aws.trail({ s3BucketName: "records" }, "named");
    assert.equal(judged(notPublic, oss, named).verdict, "notApplicable");
    assert.deepEqual(messageIds(notPublic, oss, s3, named), ["noBlock"]);
  });

  it("is asked for a log of model calls where it audits in AWS", () => {
    assert.deepEqual(messageIds(callsLogged, actionTrail, cloudTrail), ["missing"]);
    assert.equal(judged(callsLogged, actionTrail, s3).verdict, "notApplicable");
  });

  it("does not learn from an ARN of AWS which account it has on Alibaba Cloud", () => {
    const arn = "acs:ram::1234567890123456:role/delivery";
    const key = alicloud.key({}, "key");
    const chain = [
      oss,
      key,
      alicloud.trail({ ossBucketName: ref(oss, "bucket"), ossWriteRoleArn: arn }, "action-trail"),
      alicloud.bucketEncryption({ bucket: ref(oss, "bucket"), sseAlgorithm: "KMS", kmsMasterKeyId: ref(key) }),
      alicloud.role({
        roleName: "delivery",
        assumeRolePolicyDocument: ramDocument({
          Effect: "Allow",
          Principal: { Service: ["actiontrail.aliyuncs.com"] },
          Action: "sts:AssumeRole",
        }),
      }),
      alicloud.managedPolicy({
        policyName: "Deliver",
        policyDocument: ramDocument({ Effect: "Allow", Action: "kms:*", Resource: "acs:kms:*:1234567890123456:*" }),
      }),
      alicloud.rolePolicyAttachment({ policyName: "Deliver", policyType: "Custom", roleName: "delivery" }),
    ];
    const topic = aws.topic({ arn: "arn:aws:sns:eu-central-1:123456789012:alerts" } as object);
    for (const others of [[], [topic]]) {
      const { resources, ...rest } = toSnapshot([...chain, ...others], { mode: "preview", region: "cn-hangzhou" });
      const withoutProviders = resources.map(({ provider: _, ...resource }) => resource);
      for (const snapshot of [
        { resources, ...rest },
        { resources: withoutProviders, ...rest },
      ])
        assert.equal(judgeBy(keyAdmits, snapshot).verdict, "compliant");
    }
  });

  it("does not learn from a key's policy on AWS which account it has on Alibaba Cloud", () => {
    const key = aws.key({
      policy: document({
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::123456789012:root" },
        Action: "kms:*",
        Resource: "*",
      }),
    });
    const forRecorder = alicloud.bucketPolicy({
      bucket: ref(oss, "bucket"),
      policy: ramDocument({
        Effect: "Allow",
        Principal: ["arn:sts::1234567890123456:assumed-role/aliyunserviceroleforactiontrail/*"],
        Action: "oss:PutObject",
        Resource: "acs:oss:*:*:records/*",
      }),
    });
    const others = (...more: readonly TestResource[]) =>
      messageIds(tamperProtected, oss, actionTrail, forRecorder, ...more).filter((id) => id === "others");
    assert.deepEqual(others(key), others());
  });
});

describe("what a user of Alibaba Cloud is told", () => {
  it("names Log Service where a log store cannot use its key", () => {
    const key = alicloud.key({ keySpec: "RSA_2048" }, "key");
    const storeWith = (enable: boolean) =>
      alicloud.logStore({
        projectName: "audit",
        logstoreName: "records",
        encryptConf: {
          enable,
          userCmkInfo: {
            cmkKeyId: ref(key, "id"),
            arn: "acs:ram::1234567890123456:role/logs",
            regionId: "cn-hangzhou",
          },
        },
      });
    const [finding, ...others] = judged(keyAdmits, key, storeWith(true)).findings;
    assert.match(finding?.message ?? "", /and log\.aliyuncs\.com uses symmetric keys only/);
    assert.deepEqual(others, []);
    assert.equal(judged(keyAdmits, key, storeWith(false)).verdict, "notApplicable");
  });

  it("says of `eventRw` what it may be", () => {
    const [finding] = judged(recordsManagement, alicloud.trail({ trailName: "audit", eventRw: "Everything" })).findings;
    assert.equal(finding?.messageId, "malformed");
    assert.equal(finding?.message, "`eventRw` is none of Read, Write, All.");
  });
});
