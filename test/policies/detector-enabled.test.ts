import policy from "../../policypack/policies/detector-enabled";
import { PolicyTester, unknown } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";

new PolicyTester().run(policy, {
  valid: [
    { name: "on unless it says otherwise", on: aws.detector({}), doc: true },
    { name: "switched on in aws-native, where nothing is by default", on: awsNative.detector({ enable: true }) },
  ],
  invalid: [
    {
      name: "a suspended one",
      on: aws.detector({ enable: false }),
      errors: [{ messageId: "switchedOff", data: { at: "enable" } }],
      output: { enable: true },
      doc: true,
    },
    {
      name: "suspended in aws-native",
      on: awsNative.detector({ enable: false }),
      errors: [{ messageId: "switchedOff", data: { at: "enable" } }],
      output: { enable: true },
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: a trail, and no Security Center that is judged",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      because: /Security Center is not judged/,
    },
  ],
  undecided: [{ name: "decided by something else", on: aws.detector({ enable: unknown }), waitsFor: ["it"] }],
});
