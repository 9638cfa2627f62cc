import policy from "../../policypack/policies/event-rule-can-match";
import { computed, PolicyTester, unknown } from "../../src/testing";
import { aws, awsNative } from "../resources";
import { alertOn } from "../store-chain";

const findings = (severity: readonly unknown[], more: object = {}) =>
  aws.eventRule({
    eventPattern: JSON.stringify({
      source: ["aws.guardduty"],
      "detail-type": ["GuardDuty Finding"],
      detail: { severity },
      ...more,
    }),
  });

const calls = (own: object, more: object = {}) =>
  aws.eventRule({
    eventPattern: JSON.stringify({ source: ["aws.iam"], "detail-type": ["AWS API Call via CloudTrail"], ...own }),
    ...more,
  });

new PolicyTester().run(policy, {
  valid: [
    { name: "findings of severity 4 and more", on: findings([{ numeric: [">=", 4] }]), doc: true },
    {
      name: "findings of severity 4 and more, in a rule of aws-native",
      on: awsNative.eventRule({
        eventPattern: { source: ["aws.guardduty"], detail: { severity: [{ numeric: [">=", 4] }] } },
      }),
    },
    {
      name: "low findings alone are a choice",
      on: findings([{ numeric: ["<", 4] }]),
    },
    {
      name: "every severity by tenths",
      on: findings(Array.from({ length: 31 }, (_, i) => (70 + i) / 10)),
    },
    { name: "calls that write", on: calls({ detail: { eventName: ["CreateUser"] } }) },
    {
      name: "calls that read, in the state that sees them",
      on: calls(
        { detail: { eventName: ["ListUsers", "GetUser"] } },
        { state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" },
      ),
    },
    {
      name: "reads of objects are data events, which every state sees",
      on: calls({ source: ["aws.s3"], detail: { eventSource: ["s3.amazonaws.com"], eventName: ["GetObject"] } }),
    },
    {
      name: "calls of IAM and of a service with Regions",
      on: calls({ source: ["aws.iam", "aws.cloudtrail"] }),
      region: "eu-west-1",
    },
    { name: "reads and writes", on: calls({ detail: { eventName: ["GetUser", "DeleteUser"] } }) },
    {
      name: "Detective's calls",
      on: calls({ source: ["aws.detective"], detail: { eventName: ["DeleteGraph"] } }),
    },
    { name: "whatever comes from Detective", on: aws.eventRule({ eventPattern: '{"source":["aws.detective"]}' }) },
    {
      name: "two sources with a detail type each",
      on: aws.eventRule({
        eventPattern: JSON.stringify({
          source: ["aws.guardduty", "aws.securityhub"],
          "detail-type": ["GuardDuty Finding", "Security Hub Findings - Imported"],
        }),
      }),
    },
    {
      name: "the older property says that it is on",
      on: aws.eventRule({ eventPattern: '{"source":["aws.s3"]}', isEnabled: true }),
    },
  ],
  invalid: [
    {
      name: "severities that were listed before there were critical ones",
      on: findings(Array.from({ length: 50 }, (_, i) => (40 + i) / 10)),
      errors: [{ messageId: "missesCritical", data: { at: "eventPattern", lowest: 4, highest: 8.9, missed: 9 } }],
    },
    {
      name: "a rule of aws-native that is switched off",
      on: awsNative.eventRule({ eventPattern: { source: ["aws.guardduty"] }, state: "DISABLED" }),
      errors: [{ messageId: "disabled", data: { at: "state" } }],
    },
    {
      name: "a range that ends before the critical ones",
      on: findings([{ numeric: [">=", 7, "<", 9] }]),
      errors: [{ messageId: "missesCritical", data: { at: "eventPattern", lowest: 7, highest: 8.9, missed: 9 } }],
      doc: true,
    },
    {
      name: "whole numbers alone",
      on: findings([4, 5, 6, 7, 8, 9, 10]),
      errors: [{ messageId: "missesCritical", data: { at: "eventPattern", lowest: 4, highest: 10, missed: 9.1 } }],
    },
    {
      name: "severities written as texts",
      on: findings(["HIGH", "8"]),
      errors: [{ messageId: "noSeverity", data: { at: "eventPattern" } }],
    },
    {
      name: "findings of Detective, which has none",
      on: calls({ source: ["aws.detective"], "detail-type": ["Detective Finding"] }),
      errors: [
        {
          messageId: "deadDetailType",
          data: { at: "eventPattern", detailType: "Detective Finding", why: /GuardDuty Finding/ },
        },
      ],
    },
    {
      name: "findings of Detective, by another name",
      on: calls({ source: ["aws.detective"], "detail-type": ["Finding"] }),
      errors: [
        {
          messageId: "deadDetailType",
          data: { at: "eventPattern", detailType: "Finding", why: /publishes no findings/ },
        },
      ],
    },
    {
      name: "findings of Detective, by a part of their name",
      on: calls({ source: ["aws.detective"], "detail-type": [{ prefix: "Detective" }] }),
      errors: [
        {
          messageId: "deadDetailType",
          data: { at: "eventPattern", detailType: "aws.detective", why: /publishes no findings/ },
        },
      ],
    },
    {
      name: "findings of one service from another",
      on: findings([{ numeric: [">=", 4] }], { source: ["aws.detective"] }),
      errors: [
        {
          messageId: "deadDetailType",
          data: { at: "eventPattern", detailType: "GuardDuty Finding", why: /comes from `aws.guardduty`/ },
        },
      ],
    },
    {
      name: "calls from a source that is called like its endpoint",
      on: calls({ source: ["iam.amazonaws.com"] }),
      errors: [
        {
          messageId: "deadDetailType",
          data: { at: "eventPattern", detailType: "AWS API Call via CloudTrail", why: /like `aws.cloudtrail`/ },
        },
      ],
    },
    {
      name: "a field that no event has",
      on: aws.eventRule({ eventPattern: JSON.stringify({ eventName: ["StopLogging"] }) }),
      errors: [
        { messageId: "impossible", data: { at: "eventPattern", path: "eventName", problem: /no field of an event/ } },
      ],
    },
    {
      name: "it is switched off",
      on: calls({}, { state: "DISABLED" }),
      errors: [{ messageId: "disabled", data: { at: "state" } }],
    },
    {
      name: "it is switched off by the older property",
      on: calls({}, { isEnabled: false }),
      errors: [{ messageId: "disabled", data: { at: "state" } }],
    },
    {
      name: "calls that read, in the state that leaves them out",
      on: calls({ detail: { eventName: ["ListUsers", "GetUser"] } }),
      errors: [{ messageId: "unseenReads", data: { at: "state", calls: "ListUsers, GetUser" } }],
    },
    {
      name: "calls of IAM, in a Region where they do not arrive",
      on: calls({ detail: { eventName: ["DeleteUser"] } }),
      region: "eu-west-1",
      errors: [{ messageId: "wrongRegion", data: { at: "eventPattern", region: "eu-west-1", home: "us-east-1" } }],
    },
    {
      name: "a pattern that EventBridge refuses",
      on: aws.eventRule({ eventPattern: JSON.stringify({ source: "aws.guardduty" }) }),
      errors: [{ messageId: "malformed" }],
    },
    {
      name: "a range that is empty",
      on: findings([{ numeric: [">", 8, "<", 4] }]),
      errors: [{ messageId: "malformed" }],
    },
    {
      name: "a state that does not exist",
      on: calls({}, { state: "ON" }),
      errors: [{ messageId: "malformed" }],
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: an alert on logs",
      on: alertOn("event.eventName: StopLogging | select count(1) as c"),
      because: /`log-alert-can-fire`/,
    },

    {
      name: "it goes off by the clock",
      on: aws.eventRule({ scheduleExpression: "rate(5 minutes)" }),
      because: /by the clock/,
    },
  ],
  undecided: [
    {
      name: "the pattern is not known yet",
      on: aws.eventRule({ eventPattern: unknown }),
      waitsFor: ["it"],
    },
    {
      name: "the pattern asks for a severity that is chosen at deployment",
      on: findings([{ numeric: [">=", unknown] }]),
      waitsFor: ["it"],
    },
    {
      name: "the pattern is made from another resource",
      on: aws.eventRule({
        eventPattern: computed([aws.trail({ s3BucketName: "records" }, "trail")], (outputs) =>
          JSON.stringify({ detail: { requestParameters: { name: [outputs?.arn] } } }),
        ),
      }),
      waitsFor: ["trail"],
    },
  ],
});
