import policy from "../../policypack/policies/topic-encrypted-with-customer-key";
import { PolicyTester, ref } from "../../src/testing";
import { aws, awsNative } from "../resources";
import { alertOn } from "../store-chain";

new PolicyTester().run(policy, {
  valid: [
    {
      name: "a key of one's own",
      on: aws.topic({ kmsMasterKeyId: "arn:aws:kms:us-east-1:123456789012:key/alerts" }),
      doc: true,
    },
    { name: "a key for a topic of aws-native", on: awsNative.topic({ kmsMasterKeyId: ref(awsNative.key({}, "key")) }) },
    { name: "a key of this deployment", on: aws.topic({ kmsMasterKeyId: ref(aws.key({}, "key"), "arn") }) },
    { name: "a key by its alias", on: aws.topic({ kmsMasterKeyId: "alias/alerts" }) },
  ],
  invalid: [
    {
      name: "no key",
      on: aws.topic({}),
      errors: [{ messageId: "noKey", data: { at: "kmsMasterKeyId" } }],
      doc: true,
    },
    {
      name: "no key for a topic of aws-native",
      on: awsNative.topic({}),
      errors: [{ messageId: "noKey", data: { at: "kmsMasterKeyId" } }],
    },
    {
      name: "the key that AWS manages",
      on: aws.topic({ kmsMasterKeyId: "alias/aws/sns" }),
      errors: [{ messageId: "noKey", data: { at: "kmsMasterKeyId" } }],
    },
    {
      name: "the key that AWS manages, by the ARN of its alias",
      on: aws.topic({ kmsMasterKeyId: "arn:aws:kms:us-east-1:123456789012:alias/aws/sns" }),
      errors: [{ messageId: "noKey", data: { at: "kmsMasterKeyId" } }],
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: an alert that an action policy sends",
      on: alertOn("event.eventName: StopLogging | select count(1) as c"),
      because: /`log-alert-can-fire`/,
    },
    { name: "a log group is no topic", on: aws.logGroup({}) },
  ],
});
