import policy from "../../policypack/policies/trail-multi-region";
import { PolicyTester, unknown } from "../../src/testing";
import { alicloud, aws } from "../resources";

new PolicyTester().run(policy, {
  valid: [
    { name: "every Region", on: aws.trail({ s3BucketName: "logs", isMultiRegionTrail: true }), doc: true },
    {
      name: "every Region of an organization",
      on: aws.trail({ s3BucketName: "logs", isMultiRegionTrail: true, isOrganizationTrail: true }),
    },
    { name: "all Regions in so many words", on: alicloud.trail({ trailName: "audit-trail", trailRegion: "All" }) },
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
      name: "left out means one Region",
      on: aws.trail({ s3BucketName: "logs" }),
      errors: [{ messageId: "singleRegion", data: { at: "isMultiRegionTrail" } }],
      output: { isMultiRegionTrail: true },
    },
    {
      name: "one Region by its name",
      on: alicloud.trail({ trailName: "audit-trail", trailRegion: "cn-hangzhou" }),
      errors: [{ messageId: "singleRegion", data: { at: "trailRegion" } }],
      output: { trailRegion: "All" },
    },
    {
      name: "left out is for the API to decide",
      on: alicloud.trail({ trailName: "audit-trail" }),
      errors: [{ messageId: "singleRegion", data: { at: "trailRegion" } }],
      output: { trailRegion: "All" },
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
