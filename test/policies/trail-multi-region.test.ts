import policy from "../../policypack/policies/trail-multi-region";
import { PolicyTester, unknown } from "../../src/testing";
import { aws, awsNative } from "../resources";

new PolicyTester().run(policy, {
  valid: [
    { name: "every Region", on: aws.trail({ s3BucketName: "logs", isMultiRegionTrail: true }), doc: true },
    {
      name: "every Region, in a trail of aws-native",
      on: awsNative.trail({ s3BucketName: "logs", isLogging: true, isMultiRegionTrail: true }),
    },
    {
      name: "every Region of an organization",
      on: aws.trail({ s3BucketName: "logs", isMultiRegionTrail: true, isOrganizationTrail: true }),
    },
  ],
  invalid: [
    {
      name: "one Region on purpose",
      on: aws.trail({ s3BucketName: "logs", isMultiRegionTrail: false }),
      errors: [{ messageId: "singleRegion", data: { at: "isMultiRegionTrail" } }],
      output: { isMultiRegionTrail: true },
      doc: true,
    },
    {
      name: "left out, in a trail of aws-native",
      on: awsNative.trail({ s3BucketName: "logs", isLogging: true }),
      errors: [{ messageId: "singleRegion", data: { at: "isMultiRegionTrail" } }],
      output: { isMultiRegionTrail: true },
    },
    {
      name: "left out means one Region",
      on: aws.trail({ s3BucketName: "logs" }),
      errors: [{ messageId: "singleRegion", data: { at: "isMultiRegionTrail" } }],
      output: { isMultiRegionTrail: true },
    },
  ],
  notApplicable: [{ name: "a bucket is no trail", on: aws.bucket({}) }],
  undecided: [
    {
      name: "whether it is multi-Region comes from elsewhere",
      on: aws.trail({ s3BucketName: "logs", isMultiRegionTrail: unknown }),
      waitsFor: ["it"],
    },
  ],
});
