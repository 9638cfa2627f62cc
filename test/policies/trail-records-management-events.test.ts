import policy from "../../policypack/policies/trail-records-management-events";
import { PolicyTester, ref, unknown } from "../../src/testing";
import { alicloud, aws } from "../resources";

const dataSet = aws.bucket({}, "data-set");

const management = { field: "eventCategory", equals: ["Management"] };
const data = { field: "eventCategory", equals: ["Data"] };

new PolicyTester().run(policy, {
  valid: [
    { name: "no selectors mean all management events", on: aws.trail({ s3BucketName: "logs" }), doc: true },
    { name: "an empty list means none", on: aws.trail({ s3BucketName: "logs", eventSelectors: [] }) },
    {
      name: "a basic selector for data events includes management events unless told otherwise",
      on: aws.trail({
        s3BucketName: "logs",
        eventSelectors: [{ dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::data/"] }] }],
      }),
    },
    {
      name: "one selector for reads and one for writes",
      on: aws.trail({
        s3BucketName: "logs",
        advancedEventSelectors: [
          { fieldSelectors: [management, { field: "readOnly", equals: ["true"] }] },
          { fieldSelectors: [management, { field: "readOnly", equals: ["false"] }] },
        ],
      }),
    },
    {
      name: "management events beside the data events of a bucket that has no name yet",
      on: aws.trail({
        s3BucketName: "logs",
        advancedEventSelectors: [
          { fieldSelectors: [management] },
          {
            fieldSelectors: [
              data,
              { field: "resources.type", equals: ["AWS::S3::Object"] },
              { field: "resources.ARN", startsWiths: [ref(dataSet, "arn")] },
            ],
          },
        ],
      }),
    },
    {
      name: "a source that may be left out",
      on: aws.trail({
        s3BucketName: "logs",
        eventSelectors: [{ excludeManagementEventSources: ["rdsdata.amazonaws.com"] }],
      }),
      config: { optionalSources: ["rdsdata.amazonaws.com"] },
    },
    { name: "reads and writes", on: alicloud.trail({ trailName: "audit-trail", eventRw: "All" }) },
  ],
  invalid: [
    {
      name: "an advanced selector for data events alone takes management events away",
      on: aws.trail({
        s3BucketName: "logs",
        advancedEventSelectors: [
          { fieldSelectors: [data, { field: "resources.type", equals: ["AWS::Bedrock::Model"] }] },
        ],
      }),
      errors: [{ messageId: "none", data: { at: "eventSelectors" } }],
      doc: true,
    },
    {
      name: "a basic selector without management events",
      on: aws.trail({ s3BucketName: "logs", eventSelectors: [{ includeManagementEvents: false }] }),
      errors: [{ messageId: "none", data: { at: "eventSelectors" } }],
    },
    {
      name: "writes only: refused reads are not seen",
      on: aws.trail({ s3BucketName: "logs", eventSelectors: [{ readWriteType: "WriteOnly" }] }),
      errors: [{ messageId: "notAll", data: { at: "eventSelectors", missing: "only read" } }],
    },
    {
      name: "reads only",
      on: aws.trail({
        s3BucketName: "logs",
        advancedEventSelectors: [{ fieldSelectors: [management, { field: "readOnly", equals: ["true"] }] }],
      }),
      errors: [{ messageId: "notAll", data: { at: "eventSelectors", missing: "change something" } }],
    },
    {
      name: "the events of KMS are left out, by a basic selector",
      on: aws.trail({
        s3BucketName: "logs",
        eventSelectors: [{ excludeManagementEventSources: ["kms.amazonaws.com"] }],
      }),
      errors: [{ messageId: "excluded", data: { at: "eventSelectors", sources: "kms.amazonaws.com" } }],
    },
    {
      name: "the events of KMS are left out, by an advanced selector",
      on: aws.trail({
        s3BucketName: "logs",
        advancedEventSelectors: [
          { fieldSelectors: [management, { field: "eventSource", notEquals: ["kms.amazonaws.com"] }] },
        ],
      }),
      errors: [{ messageId: "excluded", data: { at: "eventSelectors", sources: "kms.amazonaws.com" } }],
    },
    {
      name: "letters count: `management` is no category",
      on: aws.trail({
        s3BucketName: "logs",
        advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: ["management"] }] }],
      }),
      errors: [{ messageId: "none", data: { at: "eventSelectors" } }],
    },
    {
      name: "writes alone",
      on: alicloud.trail({ trailName: "audit-trail", eventRw: "Write" }),
      errors: [{ messageId: "notAll", data: { at: "eventRw", missing: "only read" } }],
    },
    {
      name: "left out means writes alone, as the API has it",
      on: alicloud.trail({ trailName: "audit-trail" }),
      errors: [{ messageId: "notAll", data: { at: "eventRw", missing: "only read" } }],
    },
    {
      name: "reads alone",
      on: alicloud.trail({ trailName: "audit-trail", eventRw: "Read" }),
      errors: [{ messageId: "notAll", data: { at: "eventRw", missing: "change something" } }],
    },
  ],
  notApplicable: [{ name: "a log group is no trail", on: aws.logGroup({}) }],
  undecided: [
    {
      name: "the category is not known",
      on: aws.trail({
        s3BucketName: "logs",
        advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: [unknown] }] }],
      }),
      waitsFor: ["it"],
    },
    {
      name: "the selectors are not known",
      on: aws.trail({ s3BucketName: "logs", advancedEventSelectors: unknown }),
    },
    {
      name: "which are recorded comes from elsewhere",
      on: alicloud.trail({ trailName: "audit-trail", eventRw: unknown }),
    },
  ],
});
