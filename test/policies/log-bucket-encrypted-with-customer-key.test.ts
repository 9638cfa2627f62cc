import policy from "../../policypack/policies/log-bucket-encrypted-with-customer-key";
import { PolicyTester, ref, unknown } from "../../src/testing";
import { alicloud, aws } from "../resources";

const bucket = aws.bucket({ bucket: "records" }, "records");
const trail = aws.trail({ s3BucketName: ref(bucket) });
const key = aws.key({ enableKeyRotation: true }, "audit");

const oss = alicloud.bucket({ bucket: "records" }, "records");
const actionTrail = alicloud.trail({ ossBucketName: ref(oss) });

const ossKey = alicloud.key({ automaticRotation: "Enabled" }, "audit");

new PolicyTester().run(policy, {
  valid: [
    {
      name: "a key of this stack",
      on: [
        bucket,
        trail,
        aws.bucketEncryption({
          bucket: ref(bucket),
          rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: ref(key, "arn") } }],
        }),
      ],
      doc: true,
    },
    {
      name: "encrypted twice",
      on: [
        bucket,
        trail,
        aws.bucketEncryptionV2({
          bucket: ref(bucket),
          rules: [
            { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms:dsse", kmsMasterKeyId: ref(key, "arn") } },
          ],
        }),
      ],
    },
    {
      name: "inline, on the bucket itself",
      on: [
        aws.bucket(
          {
            bucket: "records",
            serverSideEncryptionConfiguration: {
              rule: {
                applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: ref(key, "arn") },
              },
            },
          },
          "records",
        ),
        aws.trail({ s3BucketName: "records" }),
      ],
    },
    {
      name: "inline, on the bucket of the older generation",
      on: [
        aws.bucketV2(
          {
            bucket: "records",
            serverSideEncryptionConfigurations: [
              {
                rules: [
                  {
                    applyServerSideEncryptionByDefaults: [
                      { sseAlgorithm: "aws:kms", kmsMasterKeyId: "arn:aws:kms:us-east-1:123456789012:key/1234" },
                    ],
                  },
                ],
              },
            ],
          },
          "records",
        ),
        aws.trail({ s3BucketName: "records" }),
      ],
    },
    {
      name: "Alibaba Cloud: a key of this stack",
      on: [
        oss,
        actionTrail,
        alicloud.bucketEncryption({ bucket: ref(oss), sseAlgorithm: "KMS", kmsMasterKeyId: ref(ossKey) }),
      ],
    },
    {
      name: "Alibaba Cloud: a key of another stack, inline",
      on: [
        alicloud.bucket(
          { bucket: "records", serverSideEncryptionRule: { sseAlgorithm: "KMS", kmsMasterKeyId: "key-hzz123" } },
          "records",
        ),
        alicloud.trail({ ossBucketName: "records" }),
      ],
    },
  ],
  invalid: [
    {
      name: "Alibaba Cloud: no encryption",
      on: [oss, actionTrail],
      errors: [{ messageId: "noKms", data: { class: "alicloud.oss.BucketServerSideEncryption" } }],
    },
    {
      name: "Alibaba Cloud: with OSS's own keys, inline",
      on: [
        alicloud.bucket({ bucket: "records", serverSideEncryptionRule: { sseAlgorithm: "AES256" } }, "records"),
        alicloud.trail({ ossBucketName: "records" }),
      ],
      errors: [{ messageId: "noKms", data: { class: "alicloud.oss.BucketServerSideEncryption" } }],
    },
    {
      name: "Alibaba Cloud: with the key that OSS has KMS make",
      on: [oss, actionTrail, alicloud.bucketEncryption({ bucket: ref(oss), sseAlgorithm: "KMS" }, "encryption")],
      errors: [{ messageId: "awsManagedKey", on: "encryption", data: { at: "kmsMasterKeyId" } }],
    },
    {
      name: "nothing declared means S3's own keys",
      on: [bucket, trail],
      errors: [{ messageId: "noKms", data: { class: "aws.s3.BucketServerSideEncryptionConfiguration" } }],
      doc: true,
    },
    {
      name: "S3's own keys explicitly",
      on: [
        bucket,
        trail,
        aws.bucketEncryption({
          bucket: ref(bucket),
          rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
        }),
      ],
      errors: [{ messageId: "noKms", data: { class: "aws.s3.BucketServerSideEncryptionConfiguration" } }],
    },
    {
      name: "KMS with the key that AWS manages",
      on: [
        bucket,
        trail,
        aws.bucketEncryption(
          {
            bucket: ref(bucket),
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }],
          },
          "encryption",
        ),
      ],
      errors: [{ messageId: "awsManagedKey", on: "encryption", data: { at: "rules" } }],
    },
  ],
  notApplicable: [
    { name: "a bucket that no trail writes to", on: bucket, because: /No trail of this stack/ },
    {
      name: "access logs are delivered to S3's own keys only",
      on: [
        aws.bucket({ bucket: "access-logs" }, "access-logs"),
        aws.bucketLogging({ bucket: "records", targetBucket: "access-logs", targetPrefix: "" }),
      ],
      because: /No trail of this stack/,
    },
  ],
  undecided: [
    {
      name: "which bucket is encrypted cannot be known",
      on: [
        bucket,
        trail,
        aws.bucketEncryption(
          {
            bucket: unknown,
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }],
          },
          "encryption",
        ),
      ],
      waitsFor: ["encryption"],
    },
  ],
});
