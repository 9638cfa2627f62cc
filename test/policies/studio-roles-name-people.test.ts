import policy from "../../policypack/policies/studio-roles-name-people";
import { PolicyTester, ref, type TestResource, unknown } from "../../src/testing";
import { alicloud, aws, awsNative, document } from "../resources";
import { nativeStudio, studio } from "../studios";

const trusting = (Action: string | readonly string[], changes: object = {}, name = "training"): TestResource =>
  aws.role(
    {
      assumeRolePolicy: document({
        Effect: "Allow",
        Principal: { Service: "sagemaker.amazonaws.com" },
        Action,
        ...changes,
      }),
    },
    name,
  );

const both = ["sts:AssumeRole", "sts:SetSourceIdentity"];
const attributed = { executionRoleIdentityConfig: "USER_PROFILE_NAME" } as const;

const naming = (role: TestResource): TestResource =>
  studio({ domainSettings: attributed, defaultUserSettings: { executionRole: ref(role, "arn") } });

const profileIn = (domain: TestResource, role: TestResource): TestResource =>
  aws.userProfile(
    { domainId: ref(domain), userProfileName: "ada", userSettings: { executionRole: ref(role, "arn") } },
    "ada",
  );

const nativeNaming = (Action: string | readonly string[]): TestResource => {
  const role = awsNative.role(
    {
      assumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "sagemaker.amazonaws.com" }, Action }],
      },
    },
    "training",
  );
  return nativeStudio({ domainSettings: attributed, defaultUserSettings: { executionRole: ref(role, "arn") } });
};

const refused = (role: string, action: string) =>
  [{ messageId: "refused", on: role, data: { at: "assumeRolePolicy", role, action, why: /./ } }] as const;

const whole = naming(trusting(both));

new PolicyTester().run(policy, {
  valid: [
    { name: "both calls are allowed", on: whole, doc: true },
    { name: "both calls are allowed, in aws-native", on: nativeNaming(both) },
    {
      name: "for this account's studios only",
      on: naming(trusting(both, { Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } } })),
    },
    { name: "a profile's own role allows both", on: [whole, profileIn(whole, trusting("sts:*", {}, "of-ada"))] },
  ],
  invalid: [
    {
      name: "a role as the console makes it",
      on: naming(trusting("sts:AssumeRole")),
      errors: refused("training", "sts:SetSourceIdentity"),
      doc: true,
    },
    {
      name: "a role as the console makes it, in aws-native",
      on: nativeNaming("sts:AssumeRole"),
      errors: [
        {
          messageId: "refused",
          on: "training",
          data: {
            at: "assumeRolePolicyDocument",
            role: "training",
            action: "sts:SetSourceIdentity",
            why: /./,
          },
        },
      ],
    },
    {
      name: "a role that another service takes on",
      on: naming(trusting(both, { Principal: { Service: "bedrock.amazonaws.com" } })),
      errors: refused("training", "sts:AssumeRole"),
    },
    {
      name: "a profile's own role",
      on: [whole, profileIn(whole, trusting("sts:AssumeRole", {}, "of-ada"))],
      errors: refused("of-ada", "sts:SetSourceIdentity"),
    },
    {
      name: "another account's studios",
      on: naming(trusting(both, { Condition: { StringEquals: { "aws:SourceAccount": "210987654321" } } })),
      errors: refused("training", "sts:AssumeRole"),
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: a trail of whatever PAI is asked",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      because: /PAI is not judged/,
    },

    {
      name: "a studio that does not name people",
      on: studio({ defaultUserSettings: { executionRole: ref(trusting("sts:AssumeRole"), "arn") } }),
      because: /does not name people/,
    },
    { name: "a role of another stack", on: studio({ domainSettings: attributed }), because: /not part of this stack/ },
    {
      name: "a role of another stack in aws-native",
      on: nativeStudio({ domainSettings: attributed }),
      because: /not part of this stack/,
    },
  ],
  undecided: [
    {
      name: "trust that is not known yet",
      on: naming(aws.role({ assumeRolePolicy: unknown }, "training")),
      waitsFor: ["training"],
    },
  ],
});
