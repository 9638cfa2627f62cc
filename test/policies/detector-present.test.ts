import policy from "../../policypack/policies/detector-present";
import { PolicyTester, unknown } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";

const rule = (pattern: object) => aws.eventRule({ eventPattern: JSON.stringify(pattern) }, "findings");
const onFindings = rule({ source: ["aws.guardduty"], "detail-type": ["GuardDuty Finding"] });
const missing = (reason: RegExp) => [{ messageId: "noDetector", data: { reason } }] as const;

new PolicyTester().run(policy, {
  valid: [
    { name: "a rule on findings, and a detector", on: [onFindings, aws.detector({})], doc: true },
    { name: "a detector of aws-native", on: [awsNative.graph({}), awsNative.detector({ enable: true })] },
  ],
  invalid: [
    { name: "a graph to look into findings that nobody makes", on: aws.graph({}), errors: missing(/^its graph it /) },
    {
      name: "a graph of aws-native",
      on: awsNative.graph({}),
      errors: missing(/^its graph it /),
    },
    { name: "a rule that waits for findings", on: onFindings, errors: missing(/^its rule findings /), doc: true },
    {
      name: "a rule that waits for findings of Detective, which has none of its own",
      on: rule({ source: ["aws.detective"], "detail-type": ["Detective Finding"] }),
      errors: missing(/^its rule findings /),
    },
    {
      name: "a rule on whatever GuardDuty sends",
      on: rule({ source: ["aws.guardduty"] }),
      errors: missing(/^its rule findings /),
    },
    {
      name: "none where one is required",
      on: aws.topic({}),
      config: { presence: "required" },
      errors: missing(/^it is declared to be one$/),
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: where one is required, and none can be",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      config: { presence: "required" },
      because: /Security Center is not judged/,
    },

    { name: "a trail alone", on: aws.trail({ s3BucketName: "logs" }), because: /neither waits for findings/ },
    {
      name: "a rule on Detective's calls",
      on: rule({ source: ["aws.detective"], "detail-type": ["AWS API Call via CloudTrail"] }),
      because: /neither waits for findings/,
    },
    {
      name: "the organization has the detector",
      on: onFindings,
      config: { providedElsewhere: true },
      because: /provided elsewhere/,
    },
    { name: "not asked for", on: aws.graph({}), config: { presence: "off" }, because: /neither waits for findings/ },
  ],
  undecided: [
    { name: "a rule may wait for findings", on: aws.eventRule({ eventPattern: unknown }, "rule"), waitsFor: ["rule"] },
  ],
});
