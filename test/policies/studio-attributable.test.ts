import policy from "../../policypack/policies/studio-attributable";
import { PolicyTester, unknown } from "../../src/testing";
import { alicloud, aws } from "../resources";
import { nativeStudio, studio } from "../studios";

const at = "domainSettings.executionRoleIdentityConfig";
const attributed = { executionRoleIdentityConfig: "USER_PROFILE_NAME" } as const;
const anonymous = [{ messageId: "anonymous", data: { at } }] as const;

new PolicyTester().run(policy, {
  valid: [
    {
      name: "the profile's name is the source identity",
      on: studio({ domainSettings: attributed }),
      doc: true,
    },
    { name: "the same in aws-native", on: nativeStudio({ domainSettings: attributed }) },
    { name: "people who sign in with SSO", on: studio({ authMode: "SSO", domainSettings: attributed }) },
  ],
  invalid: [
    {
      name: "left out means that nobody is named",
      on: studio({}),
      errors: anonymous,
      output: { domainSettings: attributed },
      doc: true,
    },
    {
      name: "other settings of the domain say nothing of it, and stay",
      on: studio({ domainSettings: { securityGroupIds: ["sg-1"] } }),
      errors: anonymous,
      output: { domainSettings: { securityGroupIds: ["sg-1"], ...attributed } },
    },
    {
      name: "switched off on purpose",
      on: studio({ domainSettings: { executionRoleIdentityConfig: "DISABLED" } }),
      errors: anonymous,
      output: { domainSettings: attributed },
    },
    {
      name: "left out in aws-native",
      on: nativeStudio({}),
      errors: anonymous,
      output: { domainSettings: attributed },
    },
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
    {
      name: "the setting comes from elsewhere",
      on: studio({ domainSettings: { executionRoleIdentityConfig: unknown } }),
      waitsFor: ["it"],
    },
  ],
});
