import policy from "../../policypack/policies/log-group-encrypted-with-customer-key";
import { PolicyTester, ref } from "../../src/testing";
import { alicloud, aws } from "../resources";

const key = aws.key({ enableKeyRotation: true }, "audit");

new PolicyTester().run(policy, {
  valid: [
    { name: "a key of this stack", on: aws.logGroup({ kmsKeyId: ref(key, "arn") }), doc: true },
    {
      name: "a key of another stack",
      on: aws.logGroup({ kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/1234" }),
    },
    {
      name: "a log store with a key",
      on: alicloud.logStore({
        encryptConf: { enable: true, userCmkInfo: { cmkKeyId: "key-1", arn: "acs:ram::1:role/r" } },
      }),
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
      name: "an empty text is no key",
      on: aws.logGroup({ kmsKeyId: "" }),
      errors: [{ messageId: "noKey", data: { at: "kmsKeyId" } }],
    },
    {
      name: "a log store without encryption",
      on: alicloud.logStore({ retentionPeriod: 365 }),
      errors: [{ messageId: "noKey", data: { at: "encryptConf.userCmkInfo" } }],
    },
    {
      name: "a key of the service",
      on: alicloud.logStore({ encryptConf: { enable: true, encryptType: "default" } }),
      errors: [{ messageId: "noKey", data: { at: "encryptConf.userCmkInfo" } }],
    },
    {
      name: "a key that is not switched on",
      on: alicloud.logStore({ encryptConf: { userCmkInfo: { cmkKeyId: "key-1" } } }),
      errors: [{ messageId: "notUsed", data: { at: "encryptConf.enable" } }],
    },
  ],
  notApplicable: [{ name: "a trail is no log group", on: aws.trail({ s3BucketName: "logs" }) }],
});
