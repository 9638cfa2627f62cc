import policy from "../../policypack/policies/detector-repeats-promptly";
import { PolicyTester } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";

const slow = [{ messageId: "slow", data: { at: "findingPublishingFrequency" } }] as const;
const prompt = { findingPublishingFrequency: "FIFTEEN_MINUTES" };

new PolicyTester().run(policy, {
  valid: [
    { name: "every fifteen minutes", on: aws.detector(prompt), doc: true },
    { name: "every fifteen minutes in aws-native", on: awsNative.detector({ enable: true, ...prompt }) },
  ],
  invalid: [
    { name: "six hours unless it says otherwise", on: aws.detector({}), errors: slow, output: prompt, doc: true },
    {
      name: "every hour",
      on: aws.detector({ findingPublishingFrequency: "ONE_HOUR" }),
      errors: slow,
      output: prompt,
    },
    {
      name: "six hours unless it says otherwise, in aws-native",
      on: awsNative.detector({ enable: true }),
      errors: slow,
      output: prompt,
    },
    {
      name: "a frequency that does not exist",
      on: aws.detector({ findingPublishingFrequency: "FIVE_MINUTES" }),
      errors: [{ messageId: "malformed" }],
      output: null,
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: a trail, and no Security Center that is judged",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      because: /Security Center is not judged/,
    },
  ],
});
