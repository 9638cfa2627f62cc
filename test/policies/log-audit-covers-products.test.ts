import policy from "../../policypack/policies/log-audit-covers-products";
import { PolicyTester, unknown } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";
import { actionTrail, actionTrailWith } from "../store-chain";

const audit = (variableMap: Record<string, string>) =>
  alicloud.logAudit({ aliuid: "1234567890123456", displayName: "it", variableMap }, "audit");

const collection = (more: object = {}) =>
  alicloud.collectionPolicy(
    {
      policyName: "oss-access",
      productCode: "oss",
      dataCode: "access_log",
      enabled: true,
      policyConfig: { resourceMode: "all" },
      ...more,
    },
    "collection",
  );

new PolicyTester().run(policy, {
  valid: [
    {
      name: "a trail that delivers to Log Service, and a collection policy for OSS",
      on: [actionTrail, collection()],
      doc: true,
    },
    {
      name: "Log Audit with both switches on",
      on: [
        actionTrailWith({ slsProjectArn: undefined }),
        audit({ actiontrail_enabled: "true", oss_access_enabled: "true" }),
      ],
    },
    { name: "a trail alone where its events are enough", on: actionTrail, config: { products: ["actiontrail"] } },
    {
      name: "a stack that is declared to audit",
      on: audit({ actiontrail_enabled: "true", oss_access_enabled: "true" }),
      config: { presence: "required" },
    },
  ],
  invalid: [
    {
      name: "a trail alone",
      on: actionTrail,
      errors: [{ messageId: "uncollected", data: { product: "oss" } }],
      doc: true,
    },
    {
      name: "a collection policy that is switched off",
      on: [actionTrail, collection({ enabled: false })],
      errors: [{ messageId: "uncollected", data: { product: "oss" } }],
    },
    {
      name: "Log Audit with the switch off, and only the synchronization on",
      on: [actionTrail, audit({ oss_access_enabled: "false", oss_sync_enabled: "true" })],
      errors: [{ messageId: "uncollected", data: { product: "oss" } }],
    },
    {
      name: "events that go to a bucket alone",
      on: [actionTrailWith({ slsProjectArn: undefined, ossBucketName: "records" }), collection()],
      errors: [{ messageId: "uncollected", data: { product: "actiontrail" } }],
    },
  ],
  notApplicable: [
    {
      name: "a stack that audits AWS by aws-native",
      on: awsNative.trail({ isLogging: true, s3BucketName: "logs" }),
      because: /CloudTrail records/,
    },

    { name: "a stack that audits AWS", on: aws.trail({ s3BucketName: "logs" }), because: /CloudTrail records/ },
    {
      name: "a stack that audits AWS, with a log project besides",
      on: [aws.trail({ s3BucketName: "logs" }), alicloud.logProject({}, "project")],
      because: /nothing in Alibaba Cloud/,
    },
    { name: "a stack of something else", on: alicloud.logProject({}), because: /declares nothing that audits/ },
  ],
  undecided: [
    {
      name: "the switches come from elsewhere",
      on: [actionTrail, alicloud.logAudit({ aliuid: "1", displayName: "it", variableMap: unknown }, "audit")],
    },
  ],
});
