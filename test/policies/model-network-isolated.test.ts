import policy from "../../policypack/policies/model-network-isolated";
import { PolicyTester, unknown } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";

const executionRoleArn = "arn:aws:iam::123456789012:role/serving";
const open = [{ messageId: "open", data: { at: "enableNetworkIsolation" } }] as const;
const output = { enableNetworkIsolation: true };

new PolicyTester().run(policy, {
  valid: [
    { name: "isolated containers", on: aws.model({ executionRoleArn, enableNetworkIsolation: true }), doc: true },
    { name: "the same in aws-native", on: awsNative.model({ executionRoleArn, enableNetworkIsolation: true }) },
  ],
  invalid: [
    {
      name: "left out means that they may call out",
      on: aws.model({ executionRoleArn }),
      errors: open,
      output,
      doc: true,
    },
    {
      name: "a VPC does not isolate",
      on: aws.model({ executionRoleArn, vpcConfig: { securityGroupIds: ["sg-1"], subnets: ["subnet-1"] } }),
      errors: open,
      output,
    },
    {
      name: "open on purpose",
      on: aws.model({ executionRoleArn, enableNetworkIsolation: false }),
      errors: open,
      output,
    },
    { name: "left out in aws-native", on: awsNative.model({ executionRoleArn }), errors: open, output },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: a trail of whatever PAI is asked",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      because: /PAI is not judged/,
    },
    { name: "a log group is no model", on: aws.logGroup({}) },
  ],
  undecided: [
    {
      name: "isolation comes from elsewhere",
      on: aws.model({ executionRoleArn, enableNetworkIsolation: unknown }),
      waitsFor: ["it"],
    },
  ],
});
