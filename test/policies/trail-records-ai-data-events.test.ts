import policy from "../../policypack/policies/trail-records-ai-data-events";
import { PolicyTester, unknown } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";

const types = ["AWS::Bedrock::Model", "AWS::SageMaker::Endpoint"];

const ofType = (type: string, ...more: { field: string; equals?: string[]; startsWiths?: string[] }[]) => ({
  fieldSelectors: [{ field: "eventCategory", equals: ["Data"] }, { field: "resources.type", equals: [type] }, ...more],
});
const models = ofType("AWS::Bedrock::Model");
const endpoints = ofType("AWS::SageMaker::Endpoint");

const native = { s3BucketName: "logs", isLogging: true };

new PolicyTester().run(policy, {
  valid: [
    {
      name: "a selector for each type",
      on: aws.trail({ s3BucketName: "logs", advancedEventSelectors: [models, endpoints] }),
      config: { types },
      doc: true,
    },
    {
      name: "a selector for each type, in a trail of aws-native",
      on: awsNative.trail({ ...native, advancedEventSelectors: [models, endpoints] }),
      config: { types },
    },
    {
      name: "reads and writes in selectors of their own",
      on: aws.trail({
        s3BucketName: "logs",
        advancedEventSelectors: [
          models,
          ofType("AWS::SageMaker::Endpoint", { field: "readOnly", equals: ["true"] }),
          ofType("AWS::SageMaker::Endpoint", { field: "readOnly", equals: ["false"] }),
        ],
      }),
      config: { types },
    },
  ],
  invalid: [
    {
      name: "no selectors: management events only",
      on: aws.trail({ s3BucketName: "logs" }),
      config: { types },
      errors: [{ messageId: "unrecorded", data: { at: "eventSelectors", types: types.join(", ") } }],
      doc: true,
    },
    {
      name: "no selectors, and every type: the first few are named",
      on: aws.trail({ s3BucketName: "logs" }),
      errors: [{ messageId: "unrecorded", data: { at: "eventSelectors", types: /^(\S+, ){3}\S+ and \d+ more \(/ } }],
    },
    {
      name: "one resource of the type only, in a trail of aws-native",
      on: awsNative.trail({
        ...native,
        advancedEventSelectors: [
          models,
          {
            fieldSelectors: [
              ...endpoints.fieldSelectors,
              { field: "resources.ARN", startsWith: ["arn:aws:sagemaker:us-east-1:123456789012:endpoint/one"] },
            ],
          },
        ],
      }),
      config: { types },
      errors: [{ messageId: "unrecorded", data: { at: "eventSelectors", types: "AWS::SageMaker::Endpoint" } }],
    },
    {
      name: "one of the types is missing",
      on: aws.trail({ s3BucketName: "logs", advancedEventSelectors: [models] }),
      config: { types },
      errors: [{ messageId: "unrecorded", data: { at: "eventSelectors", types: "AWS::SageMaker::Endpoint" } }],
    },
    {
      name: "one resource of the type only",
      on: aws.trail({
        s3BucketName: "logs",
        advancedEventSelectors: [
          models,
          ofType("AWS::SageMaker::Endpoint", {
            field: "resources.ARN",
            startsWiths: ["arn:aws:sagemaker:us-east-1:123456789012:endpoint/one"],
          }),
        ],
      }),
      config: { types },
      errors: [{ messageId: "unrecorded", data: { at: "eventSelectors", types: "AWS::SageMaker::Endpoint" } }],
    },
    {
      name: "writes only",
      on: aws.trail({
        s3BucketName: "logs",
        advancedEventSelectors: [models, ofType("AWS::SageMaker::Endpoint", { field: "readOnly", equals: ["false"] })],
      }),
      config: { types },
      errors: [{ messageId: "notReads", data: { at: "eventSelectors", types: "AWS::SageMaker::Endpoint" } }],
    },
    {
      name: "reads only",
      on: aws.trail({
        s3BucketName: "logs",
        advancedEventSelectors: [models, ofType("AWS::SageMaker::Endpoint", { field: "readOnly", equals: ["true"] })],
      }),
      config: { types },
      errors: [{ messageId: "notWrites", data: { at: "eventSelectors", types: "AWS::SageMaker::Endpoint" } }],
    },
  ],
  notApplicable: [
    { name: "a log group is no trail", on: aws.logGroup({}) },
    { name: "a trail of ActionTrail", on: alicloud.trail({ trailName: "audit-trail" }), because: /no data events/ },
  ],
  undecided: [
    {
      name: "the selectors are not known",
      on: aws.trail({ s3BucketName: "logs", advancedEventSelectors: unknown }),
      config: { types },
    },
  ],
});
