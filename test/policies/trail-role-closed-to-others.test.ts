import policy from "../../policypack/policies/trail-role-closed-to-others";
import { PolicyTester, ref, type TestResource, unknown } from "../../src/testing";
import { alicloud, aws, document, ramDocument } from "../resources";

const trusting = (...statements: readonly object[]) =>
  aws.role(
    {
      assumeRolePolicy: document(
        ...statements.map((statement) => ({
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "sts:AssumeRole",
          ...statement,
        })),
      ),
    },
    "delivery",
  );

const TRAIL = "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit";
const forTrail = { Condition: { StringEquals: { "aws:SourceArn": TRAIL } } };
const writing = (role: TestResource) =>
  aws.trail({
    s3BucketName: "logs",
    cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:123456789012:log-group:audit:*",
    cloudWatchLogsRoleArn: ref(role, "arn"),
  });

const ramRole = (...principals: readonly object[]) =>
  alicloud.role(
    {
      roleName: "delivery",
      assumeRolePolicyDocument: ramDocument(
        ...principals.map((Principal) => ({ Effect: "Allow", Action: "sts:AssumeRole", Principal })),
      ),
    },
    "delivery",
  );

const ACTION_TRAIL = { Service: ["actiontrail.aliyuncs.com"] };
const ROLE_ARN = "acs:ram::1234567890123456:role/delivery";

const wrong = (messageId: "strangers" | "anybody") =>
  ({ messageId, data: { at: "assumeRolePolicy", role: "delivery", why: /./ }, on: "delivery" }) as const;

new PolicyTester().run(policy, {
  valid: [
    { name: "CloudTrail, for this trail", on: writing(trusting(forTrail)), doc: true },
    {
      name: "CloudTrail, for this account",
      on: writing(trusting({ Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } } })),
    },
    {
      name: "Alibaba Cloud: the service, for this account and for another",
      on: [
        alicloud.trail({ ossBucketName: "logs", ossWriteRoleArn: ROLE_ARN }),
        ramRole(ACTION_TRAIL, { Service: ["6543210987654321@actiontrail.aliyuncs.com"] }),
      ],
    },
    {
      name: "Alibaba Cloud: the account itself, and the role is said in the properties of before",
      on: [
        alicloud.trail({ slsProjectArn: "acs:log:cn-hangzhou:1:project/audit", slsWriteRoleArn: ROLE_ARN }),
        alicloud.role(
          {
            name: "delivery",
            document: ramDocument({
              Effect: "Allow",
              Action: "sts:AssumeRole",
              Principal: { RAM: ["acs:ram::1234567890123456:root"] },
            }),
          },
          "delivery",
        ),
      ],
    },
  ],
  invalid: [
    {
      name: "Alibaba Cloud: everybody with an account",
      on: [alicloud.trail({ ossBucketName: "logs", ossWriteRoleArn: ROLE_ARN }), ramRole(ACTION_TRAIL, { RAM: ["*"] })],
      errors: [
        {
          messageId: "strangers",
          data: { at: "assumeRolePolicyDocument", role: "delivery", why: /./ },
          on: "delivery",
        },
      ],
    },
    {
      name: "CloudTrail, for whoever has a trail",
      on: writing(trusting({})),
      errors: [wrong("anybody")],
      doc: true,
    },
    {
      name: "everybody besides",
      on: writing(trusting(forTrail, { Principal: { AWS: "*" } })),
      errors: [wrong("strangers")],
    },
    {
      name: "everybody who says so in a condition",
      on: writing(trusting(forTrail, { Principal: "*", Condition: { StringEquals: { "sts:ExternalId": "audit" } } })),
      errors: [wrong("strangers"), wrong("anybody")],
    },
  ],
  notApplicable: [
    { name: "no role", on: aws.trail({ s3BucketName: "logs" }), because: /no role of this stack/ },
    {
      name: "Alibaba Cloud: a trail that writes with the role of the service",
      on: alicloud.trail({ trailName: "audit-trail" }),
      because: /no role of this stack/,
    },
  ],
  undecided: [
    {
      name: "who takes it on is not known yet",
      on: writing(aws.role({ assumeRolePolicy: unknown }, "delivery")),
      waitsFor: ["delivery"],
    },
  ],
});
