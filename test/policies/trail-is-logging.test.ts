import policy from "../../policypack/policies/trail-is-logging";
import { PolicyTester, unknown } from "../../src/testing";
import { aws } from "../resources";

new PolicyTester().run(policy, {
  valid: [
    { name: "left out means switched on", on: aws.trail({ s3BucketName: "logs" }), doc: true },
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
