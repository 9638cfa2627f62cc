import policy from "../../policypack/policies/key-rotates";
import { PolicyTester, unknown } from "../../src/testing";
import { aws, awsNative } from "../resources";

new PolicyTester().run(policy, {
  valid: [
    { name: "rotation on", on: aws.key({ enableKeyRotation: true }), doc: true },
    { name: "rotation on, for a key of aws-native", on: awsNative.key({ enableKeyRotation: true }) },
    {
      name: "rotation on, with the default specification spelt out",
      on: aws.key({ enableKeyRotation: true, customerMasterKeySpec: "SYMMETRIC_DEFAULT" }),
    },
  ],
  invalid: [
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
    { name: "a topic is no key", on: aws.topic({}) },
  ],
  undecided: [{ name: "rotation comes from elsewhere", on: aws.key({ enableKeyRotation: unknown }), waitsFor: ["it"] }],
});
