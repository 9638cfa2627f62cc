import policy from "../../policypack/policies/key-rotates";
import { PolicyTester, unknown } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";

new PolicyTester().run(policy, {
  valid: [
    { name: "rotation on", on: aws.key({ enableKeyRotation: true }), doc: true },
    { name: "rotation on, for a key of aws-native", on: awsNative.key({ enableKeyRotation: true }) },
    {
      name: "rotation on, with the default specification spelt out",
      on: aws.key({ enableKeyRotation: true, customerMasterKeySpec: "SYMMETRIC_DEFAULT" }),
    },
    {
      name: "Alibaba Cloud: rotation on, each year",
      on: alicloud.key({ automaticRotation: "Enabled", rotationInterval: "365d" }),
    },
    {
      name: "Alibaba Cloud: twice a year, in hours",
      on: alicloud.key({ automaticRotation: "Enabled", rotationInterval: "4380h", keySpec: "Aliyun_SM4" }),
    },
  ],
  invalid: [
    {
      name: "every second year",
      on: aws.key({ enableKeyRotation: true, rotationPeriodInDays: 730 }),
      errors: [{ messageId: "rarely", data: { at: "rotationPeriodInDays", actual: 730, maxDays: 365 } }],
      output: { rotationPeriodInDays: 365 },
    },
    {
      name: "every second year, for a key of aws-native",
      on: awsNative.key({ enableKeyRotation: true, rotationPeriodInDays: 730 }),
      errors: [{ messageId: "rarely", data: { at: "rotationPeriodInDays", actual: 730, maxDays: 365 } }],
      output: { rotationPeriodInDays: 365 },
    },
    {
      name: "every year, where a quarter is asked for",
      on: aws.key({ enableKeyRotation: true }),
      config: { maxDays: 90 },
      errors: [{ messageId: "rarely", data: { at: "rotationPeriodInDays", actual: 365, maxDays: 90 } }],
      output: { rotationPeriodInDays: 90 },
    },
    {
      name: "Alibaba Cloud: left out means off",
      on: alicloud.key({ pendingWindowInDays: 30 }),
      errors: [{ messageId: "neverRotates", data: { at: "automaticRotation" } }],
      output: { automaticRotation: "Enabled", rotationInterval: "365d" },
    },
    {
      name: "Alibaba Cloud: every second year",
      on: alicloud.key({ automaticRotation: "Enabled", rotationInterval: "63072000s" }),
      errors: [{ messageId: "rarely", data: { at: "rotationInterval", actual: 730, maxDays: 365 } }],
      output: { rotationInterval: "365d" },
    },
    {
      name: "rotation off",
      on: aws.key({ enableKeyRotation: false }),
      errors: [{ messageId: "neverRotates", data: { at: "enableKeyRotation" } }],
      output: { enableKeyRotation: true },
      doc: true,
    },
    {
      name: "left out means off for a key of aws-native, too",
      on: awsNative.key({}),
      errors: [{ messageId: "neverRotates", data: { at: "enableKeyRotation" } }],
      output: { enableKeyRotation: true },
    },
    {
      name: "left out means off",
      on: aws.key({}),
      errors: [{ messageId: "neverRotates", data: { at: "enableKeyRotation" } }],
      output: { enableKeyRotation: true },
    },
  ],
  notApplicable: [
    {
      name: "an asymmetric key, which KMS does not rotate",
      on: aws.key({ customerMasterKeySpec: "RSA_4096" }),
      because: /symmetric keys/,
    },
    { name: "an asymmetric key of aws-native", on: awsNative.key({ keySpec: "RSA_4096" }), because: /symmetric keys/ },
    {
      name: "a key of aws-native with imported material",
      on: awsNative.key({ origin: "EXTERNAL" }),
      because: /own key store/,
    },
    {
      name: "a key in a custom key store",
      on: aws.key({ customKeyStoreId: "cks-1234" }),
      because: /own key store/,
    },
    {
      name: "Alibaba Cloud: an asymmetric key",
      on: alicloud.key({ keySpec: "RSA_2048" }),
      because: /symmetric keys/,
    },
    {
      name: "Alibaba Cloud: a key whose material is imported",
      on: alicloud.key({ origin: "EXTERNAL" }),
      because: /own key store/,
    },
    { name: "a topic is no key", on: aws.topic({}) },
  ],
  undecided: [{ name: "rotation comes from elsewhere", on: aws.key({ enableKeyRotation: unknown }), waitsFor: ["it"] }],
});
