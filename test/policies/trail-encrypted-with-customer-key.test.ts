import policy from "../../policypack/policies/trail-encrypted-with-customer-key";
import { PolicyTester, ref } from "../../src/testing";
import { alicloud, aws } from "../resources";

const key = aws.key({ enableKeyRotation: true }, "audit");

new PolicyTester().run(policy, {
  valid: [
    {
      name: "a key of this stack",
      on: aws.trail({ s3BucketName: "logs", kmsKeyId: ref(key, "arn") }),
      doc: true,
    },
    {
      name: "a key of another stack",
      on: aws.trail({ s3BucketName: "logs", kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/1234" }),
    },
  ],
  invalid: [
    {
      name: "no key",
      on: aws.trail({ s3BucketName: "logs" }),
      errors: [{ messageId: "noKey", data: { at: "kmsKeyId" } }],
      doc: true,
    },
    {
      name: "an empty text is no key, as in the state of a bridged provider",
      on: aws.trail({ s3BucketName: "logs", kmsKeyId: "" }),
      errors: [{ messageId: "noKey", data: { at: "kmsKeyId" } }],
    },
  ],
  notApplicable: [
    { name: "a bucket is no trail", on: aws.bucket({}) },
    { name: "a trail of ActionTrail", on: alicloud.trail({ trailName: "audit-trail" }), because: /names no key/ },
  ],
});
