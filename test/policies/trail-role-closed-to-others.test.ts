import policy from "../../policypack/policies/trail-role-closed-to-others";
import { PolicyTester, ref, type TestResource, unknown } from "../../src/testing";
import { alicloud, aws, document } from "../resources";

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

const wrong = (messageId: "strangers" | "anybody") =>
  ({ messageId, data: { at: "assumeRolePolicy", role: "delivery", why: /./ }, on: "delivery" }) as const;

new PolicyTester().run(policy, {
  valid: [
    { name: "CloudTrail, for this trail", on: writing(trusting(forTrail)), doc: true },
    {
      name: "CloudTrail, for this account",
      on: writing(trusting({ Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } } })),
    },
  ],
  invalid: [
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
      name: "a trail of ActionTrail",
      on: alicloud.trail({ trailName: "audit-trail" }),
      because: /linked to the service/,
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
