import policy from "../../policypack/policies/log-group-retention";
import { PolicyTester, unknown } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";

new PolicyTester().run(policy, {
  valid: [
    { name: "a year is the default minimum", on: aws.logGroup({ retentionInDays: 365 }), doc: true },
    { name: "a year, or for ever, in groups of aws-native", on: awsNative.logGroup({ retentionInDays: 365 }) },
    { name: "left out means never expire in aws-native, too", on: awsNative.logGroup({}) },
    { name: "left out means never expire", on: aws.logGroup({}) },
    { name: "0 means never expire", on: aws.logGroup({ retentionInDays: 0 }) },
    { name: "a month where a month is enough", on: aws.logGroup({ retentionInDays: 30 }), config: { minDays: 30 } },
    { name: "no longer than the maximum", on: aws.logGroup({ retentionInDays: 400 }), config: { maxDays: 400 } },
    { name: "a year in a log store", on: alicloud.logStore({ logstoreName: "audit", retentionPeriod: 365 }) },
    { name: "3650 days are for ever", on: alicloud.logStore({ retentionPeriod: 3650 }), config: { minDays: 3651 } },
  ],
  invalid: [
    {
      name: "a month is too short",
      on: aws.logGroup({ retentionInDays: 30 }),
      errors: [{ messageId: "tooShort", data: { at: "retentionInDays", actual: 30, minDays: 365 } }],
      output: { retentionInDays: 365 },
      doc: true,
    },
    {
      name: "a month is too short for a group of aws-native",
      on: awsNative.logGroup({ retentionInDays: 30 }),
      errors: [{ messageId: "tooShort", data: { at: "retentionInDays", actual: 30, minDays: 365 } }],
      output: { retentionInDays: 365 },
    },
    {
      name: "the fix is a number of days that CloudWatch accepts",
      on: aws.logGroup({ retentionInDays: 365 }),
      config: { minDays: 366 },
      errors: [{ messageId: "tooShort", data: { at: "retentionInDays", actual: 365, minDays: 366 } }],
      output: { retentionInDays: 400 },
    },
    {
      name: "a year and a day, which CloudWatch Logs refuses",
      on: aws.logGroup({ retentionInDays: 366 }),
      errors: [{ messageId: "malformed" }],
      output: null,
    },
    {
      name: "more than ten years in a group of aws-native",
      on: awsNative.logGroup({ retentionInDays: 3654 }),
      errors: [{ messageId: "malformed" }],
      output: null,
    },
    {
      name: "0 in a group of aws-native, where only leaving it out means for ever",
      on: awsNative.logGroup({ retentionInDays: 0 }),
      errors: [{ messageId: "malformed" }],
      output: null,
    },
    {
      name: "longer than the maximum, which nobody may shorten for the user",
      on: aws.logGroup({ retentionInDays: 545 }),
      config: { maxDays: 400 },
      errors: [{ messageId: "tooLong", data: { at: "retentionInDays", actual: "for 545 days", maxDays: 400 } }],
      output: null,
    },
    {
      name: "never expiring is longer than any maximum",
      on: aws.logGroup({}),
      config: { maxDays: 3653 },
      errors: [{ messageId: "tooLong", data: { at: "retentionInDays", actual: "for ever", maxDays: 3653 } }],
      output: null,
    },
    {
      name: "left out means a month in a log store",
      on: alicloud.logStore({ logstoreName: "audit" }),
      errors: [{ messageId: "tooShort", data: { at: "retentionPeriod", actual: 30, minDays: 365 } }],
      output: { retentionPeriod: 365 },
    },
    {
      name: "more than ten years can only be for ever",
      on: alicloud.logStore({ logstoreName: "audit", retentionPeriod: 180 }),
      config: { minDays: 4000 },
      errors: [{ messageId: "tooShort", data: { at: "retentionPeriod", actual: 180, minDays: 4000 } }],
      output: { retentionPeriod: 3650 },
    },
    {
      name: "a number written as text is a number",
      on: alicloud.logStore({ logstoreName: "audit", retentionPeriod: "90" as unknown as number }),
      errors: [{ messageId: "tooShort", data: { at: "retentionPeriod", actual: 90, minDays: 365 } }],
      output: { retentionPeriod: 365 },
    },
    {
      name: "a text that is no number is refused by the provider",
      on: alicloud.logStore({ logstoreName: "audit", retentionPeriod: "a year" as unknown as number }),
      errors: [{ messageId: "malformed", data: {} }],
      output: null,
    },
    {
      name: "3650 days are longer than any maximum",
      on: alicloud.logStore({ logstoreName: "audit", retentionPeriod: 3650 }),
      config: { maxDays: 3650 },
      errors: [{ messageId: "tooLong", data: { at: "retentionPeriod", actual: "for ever", maxDays: 3650 } }],
      output: null,
    },
  ],
  notApplicable: [
    { name: "a bucket is no log group", on: aws.bucket({}) },
    { name: "a metric store keeps measurements", on: alicloud.logStore({ telemetryType: "Metrics" }) },
    { name: "what Log Service notes of itself", on: alicloud.logStore({ logstoreName: "internal-alert-history" }) },
  ],
  undecided: [
    { name: "retention comes from elsewhere", on: aws.logGroup({ retentionInDays: unknown }), waitsFor: ["it"] },
  ],
});
