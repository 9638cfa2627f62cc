import policy from "../../policypack/policies/trail-is-logging";
import { PolicyTester, unknown } from "../../src/testing";
import { alicloud, aws } from "../resources";

new PolicyTester().run(policy, {
  valid: [
    { name: "left out means switched on", on: aws.trail({ s3BucketName: "logs" }), doc: true },
    { name: "switched on explicitly", on: aws.trail({ s3BucketName: "logs", enableLogging: true }) },
    { name: "switched on in so many words", on: alicloud.trail({ trailName: "audit-trail", status: "Enable" }) },
    { name: "the older class", on: alicloud.trailDeprecated({ name: "audit-trail", status: "Enable" }) },
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
      name: "left out is a trail that was made and never started",
      on: alicloud.trail({ trailName: "audit-trail", eventRw: "All" }),
      errors: [{ messageId: "switchedOff", data: { at: "status" } }],
      output: { status: "Enable" },
    },
    {
      name: "disabled explicitly",
      on: alicloud.trail({ trailName: "audit-trail", status: "Disable" }),
      errors: [{ messageId: "switchedOff", data: { at: "status" } }],
      output: { status: "Enable" },
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
