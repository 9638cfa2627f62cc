import policy from "../../policypack/policies/trail-log-file-validation";
import { PolicyTester, unknown } from "../../src/testing";
import { aws, awsNative } from "../resources";

new PolicyTester().run(policy, {
  valid: [
    { name: "digests on", on: aws.trail({ s3BucketName: "logs", enableLogFileValidation: true }), doc: true },
    {
      name: "digests on, in a trail of aws-native",
      on: awsNative.trail({ s3BucketName: "logs", isLogging: true, enableLogFileValidation: true }),
    },
  ],
  invalid: [
    {
      name: "digests off",
      on: aws.trail({ s3BucketName: "logs", enableLogFileValidation: false }),
      errors: [{ messageId: "noDigests", data: { at: "enableLogFileValidation" } }],
      output: { enableLogFileValidation: true },
      doc: true,
    },
    {
      name: "left out, in a trail of aws-native",
      on: awsNative.trail({ s3BucketName: "logs", isLogging: true }),
      errors: [{ messageId: "noDigests", data: { at: "enableLogFileValidation" } }],
      output: { enableLogFileValidation: true },
    },
    {
      name: "left out means off",
      on: aws.trail({ s3BucketName: "logs" }),
      errors: [{ messageId: "noDigests", data: { at: "enableLogFileValidation" } }],
      output: { enableLogFileValidation: true },
    },
  ],
  notApplicable: [{ name: "a key is no trail", on: aws.key({}) }],
  undecided: [
    {
      name: "whether digests are on comes from elsewhere",
      on: aws.trail({ s3BucketName: "logs", enableLogFileValidation: unknown }),
      waitsFor: ["it"],
    },
  ],
});
