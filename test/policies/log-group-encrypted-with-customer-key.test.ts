import policy from "../../policypack/policies/log-group-encrypted-with-customer-key";
import { PolicyTester, ref } from "../../src/testing";
import { aws, awsNative } from "../resources";

const key = aws.key({ enableKeyRotation: true }, "audit");

new PolicyTester().run(policy, {
  valid: [
    { name: "a key of this stack", on: aws.logGroup({ kmsKeyId: ref(key, "arn") }), doc: true },
    {
      name: "a key for a group of aws-native",
      on: awsNative.logGroup({ kmsKeyId: ref(awsNative.key({}, "audit"), "id") }),
    },
    {
      name: "a key of another stack",
      on: aws.logGroup({ kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/1234" }),
    },
  ],
  invalid: [
    {
      name: "no key",
      on: aws.logGroup({ retentionInDays: 365 }),
      errors: [{ messageId: "noKey", data: { at: "kmsKeyId" } }],
      doc: true,
    },
    {
      name: "no key for a group of aws-native",
      on: awsNative.logGroup({}),
      errors: [{ messageId: "noKey", data: { at: "kmsKeyId" } }],
    },
    {
      name: "an empty text is no key",
      on: aws.logGroup({ kmsKeyId: "" }),
      errors: [{ messageId: "noKey", data: { at: "kmsKeyId" } }],
    },
  ],
  notApplicable: [{ name: "a trail is no log group", on: aws.trail({ s3BucketName: "logs" }) }],
});
