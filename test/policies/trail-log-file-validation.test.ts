import policy from "../../policypack/policies/trail-log-file-validation";
import { PolicyTester, unknown } from "../../src/testing";
import { alicloud, aws } from "../resources";

new PolicyTester().run(policy, {
  valid: [{ name: "digests on", on: aws.trail({ s3BucketName: "logs", enableLogFileValidation: true }), doc: true }],
  invalid: [
    {
      name: "digests off",
      on: aws.trail({ s3BucketName: "logs", enableLogFileValidation: false }),
      errors: [{ messageId: "noDigests", data: { at: "enableLogFileValidation" } }],
      output: { enableLogFileValidation: true },
      doc: true,
    },
    {
      name: "left out means off",
      on: aws.trail({ s3BucketName: "logs" }),
      errors: [{ messageId: "noDigests", data: { at: "enableLogFileValidation" } }],
      output: { enableLogFileValidation: true },
    },
  ],
  notApplicable: [
    { name: "a key is no trail", on: aws.key({}) },
    { name: "a trail of ActionTrail", on: alicloud.trail({ trailName: "audit-trail" }), because: /no digests/ },
  ],
  undecided: [
    {
      name: "whether digests are on comes from elsewhere",
      on: aws.trail({ s3BucketName: "logs", enableLogFileValidation: unknown }),
      waitsFor: ["it"],
    },
  ],
});
