import policy from "../../policypack/policies/graph-present";
import { PolicyTester } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";

const missing = (reason: RegExp) => [{ messageId: "noGraph", data: { reason } }] as const;

new PolicyTester().run(policy, {
  valid: [
    { name: "a detector and a graph", on: [aws.detector({}), aws.graph({}, "graph")], doc: true },
    { name: "both of aws-native", on: [awsNative.detector({ enable: true }), awsNative.graph({}, "graph")] },
  ],
  invalid: [
    { name: "a detector alone", on: aws.detector({}), errors: missing(/^its detector it /), doc: true },
    {
      name: "a detector of aws-native alone",
      on: awsNative.detector({ enable: true }),
      errors: missing(/^its detector/),
    },
    {
      name: "none where one is required",
      on: aws.trail({ s3BucketName: "logs" }),
      config: { presence: "required" },
      errors: missing(/^it is declared to be one$/),
    },
    {
      name: "none where a stack tag requires one",
      on: aws.trail({ s3BucketName: "logs" }),
      stackTags: { "trailproof:presence": "required" },
      errors: missing(/^it is declared to be one$/),
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: where one is required, and none can be",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      config: { presence: "required" },
      because: /Detective is AWS's/,
    },

    { name: "a trail alone", on: aws.trail({ s3BucketName: "logs" }), because: /nothing whose findings/ },
    {
      name: "another stack has the graph",
      on: aws.detector({}),
      config: { providedElsewhere: true },
      because: /provided elsewhere/,
    },
    {
      name: "the organization's administrator gets one by being it",
      on: [aws.detector({}), aws.graphAdministrator({ accountId: "210987654321" })],
      because: /organization's administrator/,
    },
    {
      name: "the same in aws-native",
      on: [awsNative.detector({ enable: true }), awsNative.graphAdministrator({ accountId: "210987654321" })],
      because: /organization's administrator/,
    },
  ],
});
