import policy from "../../policypack/policies/trail-delivers-to-log-group";
import { computed, PolicyTester, ref } from "../../src/testing";
import { alicloud, aws } from "../resources";

const group = aws.logGroup({}, "audit");
const role = aws.role({ assumeRolePolicy: "{}" }, "delivery");
const project = alicloud.logProject({ projectName: "audit" }, "project");

new PolicyTester().run(policy, {
  valid: [
    {
      name: "a log group and a role of this stack",
      on: aws.trail({
        s3BucketName: "logs",
        cloudWatchLogsGroupArn: computed([group], (outputs) => `${outputs?.arn}:*`),
        cloudWatchLogsRoleArn: ref(role, "arn"),
      }),
      doc: true,
    },
    {
      name: "a log group and a role of another stack",
      on: aws.trail({
        s3BucketName: "logs",
        cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:123456789012:log-group:audit:*",
        cloudWatchLogsRoleArn: "arn:aws:iam::123456789012:role/delivery",
      }),
    },
    {
      name: "a log project",
      on: alicloud.trail({
        trailName: "audit-trail",
        slsProjectArn: "acs:log:cn-hangzhou:1234567890123456:project/audit",
      }),
    },
    {
      name: "a log project of this stack",
      on: alicloud.trail({
        trailName: "audit-trail",
        slsProjectArn: computed(
          [project],
          (outputs) => `acs:log:cn-hangzhou:1234567890123456:project/${outputs?.projectName}`,
        ),
      }),
    },
  ],
  invalid: [
    {
      name: "a bucket only",
      on: aws.trail({ s3BucketName: "logs" }),
      errors: [{ messageId: "noLogGroup", data: { at: "cloudWatchLogsGroupArn" } }],
      doc: true,
    },
    {
      name: "a log group and no role",
      on: aws.trail({
        s3BucketName: "logs",
        cloudWatchLogsGroupArn: computed([group], (outputs) => `${outputs?.arn}:*`),
      }),
      errors: [{ messageId: "noRole", data: { at: "cloudWatchLogsRoleArn" } }],
    },
    {
      name: "a role and no log group",
      on: aws.trail({ s3BucketName: "logs", cloudWatchLogsRoleArn: ref(role, "arn") }),
      errors: [{ messageId: "noLogGroup", data: { at: "cloudWatchLogsGroupArn" } }],
    },
    {
      name: "a bucket alone",
      on: alicloud.trail({ trailName: "audit-trail", ossBucketName: "records" }),
      errors: [{ messageId: "noLogProject", data: { at: "slsProjectArn" } }],
    },
  ],
  notApplicable: [{ name: "a log group is no trail", on: aws.logGroup({}) }],
});
