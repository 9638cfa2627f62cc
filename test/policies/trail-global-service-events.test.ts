import policy from "../../policypack/policies/trail-global-service-events";
import { PolicyTester, unknown } from "../../src/testing";
import { alicloud, aws } from "../resources";

new PolicyTester().run(policy, {
  valid: [
    { name: "left out means included", on: aws.trail({ s3BucketName: "logs" }), doc: true },
    { name: "included explicitly", on: aws.trail({ s3BucketName: "logs", includeGlobalServiceEvents: true }) },
  ],
  invalid: [
    {
      name: "excluded explicitly",
      on: aws.trail({ s3BucketName: "logs", includeGlobalServiceEvents: false }),
      errors: [{ messageId: "excluded", data: { at: "includeGlobalServiceEvents" } }],
      output: { includeGlobalServiceEvents: true },
      doc: true,
    },
  ],
  notApplicable: [
    { name: "a log group is no trail", on: aws.logGroup({}) },
    { name: "a trail of ActionTrail", on: alicloud.trail({ trailName: "audit-trail" }), because: /without a Region/ },
  ],
  undecided: [
    {
      name: "whether they are included comes from elsewhere",
      on: aws.trail({ s3BucketName: "logs", includeGlobalServiceEvents: unknown }),
      waitsFor: ["it"],
    },
  ],
});
