import policy from "../../policypack/policies/studio-network-isolated";
import { PolicyTester, unknown } from "../../src/testing";
import { alicloud, aws } from "../resources";
import { nativeStudio, studio } from "../studios";

const open = [{ messageId: "open", data: { at: "appNetworkAccessType" } }] as const;

new PolicyTester().run(policy, {
  valid: [
    { name: "all traffic in the VPC", on: studio({ appNetworkAccessType: "VpcOnly" }), doc: true },
    { name: "the same in aws-native", on: nativeStudio({ appNetworkAccessType: "VpcOnly" }) },
  ],
  invalid: [
    { name: "left out means the internet, VPC or not", on: studio({}), errors: open, doc: true },
    {
      name: "the internet on purpose",
      on: studio({ appNetworkAccessType: "PublicInternetOnly" }),
      errors: open,
    },
    { name: "left out in aws-native", on: nativeStudio({}), errors: open },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: a trail of whatever PAI is asked",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      because: /PAI is not judged/,
    },
    { name: "a log group is no studio", on: aws.logGroup({}) },
  ],
  undecided: [
    { name: "the mode comes from elsewhere", on: studio({ appNetworkAccessType: unknown }), waitsFor: ["it"] },
  ],
});
