import policy from "../../policypack/policies/trail-is-logging";
import { PolicyTester, unknown } from "../../src/testing";
import { aws, awsNative } from "../resources";

new PolicyTester().run(policy, {
  valid: [
    { name: "left out means switched on", on: aws.trail({ s3BucketName: "logs" }), doc: true },
    { name: "switched on, in a trail of aws-native", on: awsNative.trail({ s3BucketName: "logs", isLogging: true }) },
    { name: "switched on explicitly", on: aws.trail({ s3BucketName: "logs", enableLogging: true }) },
  ],
  invalid: [
    {
      name: "switched off explicitly",
      on: aws.trail({ s3BucketName: "logs", enableLogging: false }),
      errors: [{ messageId: "switchedOff", data: { at: "enableLogging" } }],
      output: { enableLogging: true },
      doc: true,
    },
    {
      name: "switched off, in a trail of aws-native",
      on: awsNative.trail({ s3BucketName: "logs", isLogging: false }),
      errors: [{ messageId: "switchedOff", data: { at: "isLogging" } }],
      output: { isLogging: true },
    },
  ],
  notApplicable: [{ name: "a topic is no trail", on: aws.topic({}) }],
  undecided: [
    {
      name: "whether it is on comes from elsewhere",
      on: aws.trail({ s3BucketName: "logs", enableLogging: unknown }),
      waitsFor: ["it"],
    },
  ],
});
