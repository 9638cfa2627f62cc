import policy from "../../policypack/policies/trail-selectors-valid";
import { PolicyTester, unknown } from "../../src/testing";
import { alicloud, aws } from "../resources";

const basic = (type: string, ...values: readonly string[]) =>
  aws.trail({ s3BucketName: "logs", eventSelectors: [{ dataResources: [{ type, values: [...values] }] }] });

const advanced = (...fieldSelectors: { field: string; [operator: string]: string | string[] }[]) =>
  aws.trail({ s3BucketName: "logs", advancedEventSelectors: [{ fieldSelectors }] });

const data = { field: "eventCategory", equals: ["Data"] };
const objects = { field: "resources.type", equals: ["AWS::S3::Object"] };
const management = { field: "eventCategory", equals: ["Management"] };

const invalid = (path: string, problem: RegExp) =>
  [{ messageId: "invalid", data: { at: "eventSelectors", path, problem } }] as const;

new PolicyTester().run(policy, {
  valid: [
    { name: "no selectors", on: aws.trail({ s3BucketName: "logs" }) },
    { name: "all objects of a bucket", on: basic("AWS::S3::Object", "arn:aws:s3:::data/"), doc: true },
    { name: "all objects of all buckets", on: basic("AWS::S3::Object", "arn:aws:s3") },
    { name: "all functions", on: basic("AWS::Lambda::Function", "arn:aws:lambda") },
    {
      name: "all data events of a type, without some",
      on: advanced(data, objects, { field: "resources.ARN", notStartsWiths: ["arn:aws:s3:::logs/"] }),
    },
    {
      name: "management events without those of KMS",
      on: advanced(management, { field: "eventSource", notEquals: ["kms.amazonaws.com"] }),
    },
    {
      name: "refused calls through an endpoint",
      on: advanced(
        { field: "eventCategory", equals: ["NetworkActivity"] },
        { field: "eventSource", equals: ["bedrock.amazonaws.com"] },
        { field: "errorCode", equals: ["VpceAccessDenied"] },
      ),
    },
    {
      name: "data events of OSS",
      on: alicloud.trail({
        trailName: "audit-trail",
        eventRw: "All",
        eventSelectors: '[{"ServiceName":"Oss","EventName":{"Equals":["GetObject"]},"ReadWriteType":"All"}]',
      }),
    },
  ],
  invalid: [
    {
      name: "basic selectors know nothing of SageMaker",
      on: basic("AWS::SageMaker::Endpoint", "arn:aws:sagemaker"),
      errors: invalid("eventSelectors[0].dataResources[0]", /cannot record; use an advanced selector/),
      doc: true,
    },
    {
      name: "a bucket without the slash is every bucket whose name begins like it",
      on: basic("AWS::S3::Object", "arn:aws:s3:::data"),
      errors: invalid("eventSelectors[0].dataResources[0]", /without a slash/),
    },
    {
      name: "a star has no meaning",
      on: basic("AWS::Lambda::Function", "arn:aws:lambda:us-east-1:123456789012:function:*"),
      errors: invalid("eventSelectors[0].dataResources[0]", /\* has no meaning/),
    },
    {
      name: "only two sources can be left out",
      on: aws.trail({
        s3BucketName: "logs",
        eventSelectors: [{ excludeManagementEventSources: ["ec2.amazonaws.com"] }],
      }),
      errors: invalid("eventSelectors[0].excludeManagementEventSources", /names ec2/),
    },
    {
      name: "both kinds at once",
      on: aws.trail({
        s3BucketName: "logs",
        eventSelectors: [{}],
        advancedEventSelectors: [{ fieldSelectors: [management] }],
      }),
      errors: invalid("eventSelectors", /one kind only/),
    },
    {
      name: "no category",
      on: advanced(objects),
      errors: invalid("advancedEventSelectors[0]", /names no eventCategory/),
    },
    {
      name: "data events of no type",
      on: advanced(data),
      errors: invalid("advancedEventSelectors[0]", /names no resources\.type/),
    },
    {
      name: "management events cannot be picked by name",
      on: advanced(management, { field: "eventName", equals: ["StopLogging"] }),
      errors: invalid(
        "advancedEventSelectors[0].fieldSelectors[1]",
        /names eventName, which selectors of Management events cannot/,
      ),
    },
    {
      name: "management events of one source only",
      on: advanced(management, { field: "eventSource", equals: ["iam.amazonaws.com"] }),
      errors: invalid("advancedEventSelectors[0].fieldSelectors[1]", /may only leave out/),
    },
    {
      name: "demanded and excluded at once",
      on: advanced(data, objects, {
        field: "eventName",
        equals: ["GetObject"],
        notEquals: ["GetObject"],
      }),
      errors: invalid("advancedEventSelectors[0].fieldSelectors[2]", /never matches/),
    },
    {
      name: "a field that is compared with nothing",
      on: advanced(data, objects, { field: "eventName" }),
      errors: invalid("advancedEventSelectors[0].fieldSelectors[2]", /compares eventName with nothing/),
    },
    {
      name: "a list that is no JSON",
      on: alicloud.trail({ trailName: "audit-trail", eventSelectors: "Oss" }),
      errors: [{ messageId: "invalid", data: { at: "eventRw", path: "eventSelectors", problem: "is no valid JSON" } }],
    },
    {
      name: "a selector by itself instead of a list",
      on: alicloud.trail({ trailName: "audit-trail", eventSelectors: '{"ServiceName":"Oss"}' }),
      errors: [{ messageId: "invalid", data: { at: "eventRw", path: "eventSelectors", problem: "is no list" } }],
    },
    {
      name: "more than are allowed",
      on: alicloud.trail({
        trailName: "audit-trail",
        eventSelectors: JSON.stringify(Array.from({ length: 21 }, () => ({ ServiceName: "Oss" }))),
      }),
      errors: [
        {
          messageId: "invalid",
          data: { at: "eventRw", path: "eventSelectors", problem: "are 21; 20 are allowed" },
        },
      ],
    },
    {
      name: "no service, an unknown operator and an unknown direction",
      on: alicloud.trail({
        trailName: "audit-trail",
        eventSelectors: '[{"EventName":{"StartsWith":["Get"]},"ReadWriteType":"ReadOnly"}, 1]',
      }),
      errors: [
        { messageId: "invalid", data: { at: "eventRw", path: "eventSelectors[0]", problem: /names no service/ } },
        {
          messageId: "invalid",
          data: { at: "eventRw", path: "eventSelectors[0].ReadWriteType", problem: "is none of Read, Write, All" },
        },
        { messageId: "invalid", data: { at: "eventRw", path: "eventSelectors[0].EventName", problem: /StartsWith/ } },
        { messageId: "invalid", data: { at: "eventRw", path: "eventSelectors[1]", problem: "is no object" } },
      ],
    },
  ],
  notApplicable: [{ name: "a bucket is no trail", on: aws.bucket({}) }],
  undecided: [
    {
      name: "a value that is not known yet, which may lack its slash",
      on: basic("AWS::S3::Object", unknown),
      waitsFor: ["it"],
    },
  ],
});
