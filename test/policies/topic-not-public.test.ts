import policy from "../../policypack/policies/topic-not-public";
import { PolicyTester, unknown } from "../../src/testing";
import { aws, awsNative } from "../resources";
import { alertOn } from "../store-chain";

const ARN = "arn:aws:sns:eu-west-1:111122223333:alerts";

const documentOf = (...statements: readonly object[]): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((own) => ({ Effect: "Allow", Action: "sns:Publish", Resource: ARN, ...own })),
  });

const topicPolicy = (...statements: readonly object[]) =>
  aws.topicPolicy({ arn: ARN, policy: documentOf(...statements) });

new PolicyTester().run(policy, {
  valid: [
    {
      name: "CloudWatch, for alarms of one account",
      on: topicPolicy({
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:*" } },
      }),
      doc: true,
    },
    {
      name: "another account, in one document for two topics of aws-native",
      on: awsNative.topicPolicy({
        topics: [ARN, `${ARN}-low`],
        policyDocument: documentOf({ Principal: { AWS: "444455556666" } }),
      }),
    },
    {
      name: "the policy that SNS gives a topic, inline",
      on: aws.topic({
        policy: documentOf({
          Principal: { AWS: "*" },
          Action: ["SNS:Subscribe", "SNS:Publish"],
          Condition: { StringEquals: { "AWS:SourceOwner": "111122223333" } },
        }),
      }),
    },
    {
      name: "everybody, bound to the account by the source of the message",
      on: topicPolicy({
        Principal: "*",
        Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:*:111122223333:*" } },
      }),
    },
    { name: "another account, by name", on: topicPolicy({ Principal: { AWS: "444455556666" } }) },
  ],
  invalid: [
    {
      name: "everybody may publish",
      on: topicPolicy({ Sid: "Open", Principal: "*" }),
      errors: [{ messageId: "open", data: { at: "policy", why: 'statement "Open" admits callers from any account' } }],
      doc: true,
    },
    {
      name: "everybody, in one document for two topics of aws-native",
      on: awsNative.topicPolicy({
        topics: [ARN, `${ARN}-low`],
        policyDocument: JSON.parse(documentOf({ Principal: "*" })),
      }),
      errors: [{ messageId: "open", data: { at: "policyDocument", why: /^statement 1/ } }],
    },
    {
      name: "everybody, in a policy of aws-native for one topic",
      on: awsNative.topicInlinePolicy({ topicArn: ARN, policyDocument: documentOf({ Principal: "*" }) }),
      errors: [{ messageId: "open", data: { at: "policyDocument", why: /^statement 1/ } }],
    },
    {
      name: "everybody may publish without TLS: a Deny turned into an Allow",
      on: topicPolicy({ Principal: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
      errors: [{ messageId: "open", data: { at: "policy", why: /^statement 1/ } }],
    },
    {
      name: "everybody may subscribe over HTTPS, inline",
      on: aws.topic({
        policy: documentOf({
          Principal: { AWS: "*" },
          Action: "sns:Subscribe",
          Condition: { StringEquals: { "sns:Protocol": "https" } },
        }),
      }),
      errors: [{ messageId: "open", data: { at: "policy", why: /^statement 1/ } }],
    },
    {
      name: "a bound statement, and behind it one that is not",
      on: topicPolicy(
        { Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } },
        { Principal: "*", Condition: { StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } } },
      ),
      errors: [{ messageId: "open", data: { at: "policy", why: /^statement 2/ } }],
    },
    {
      name: "an organization with any id",
      on: topicPolicy({ Principal: "*", Condition: { StringLike: { "aws:PrincipalOrgID": "o-*" } } }),
      errors: [{ messageId: "open", data: { at: "policy", why: /^statement 1/ } }],
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: an alert that an action policy sends",
      on: alertOn("event.eventName: StopLogging | select count(1) as c"),
      because: /`log-alert-can-fire`/,
    },
    { name: "a topic with the policy that SNS gives it", on: aws.topic({}) },
  ],
  undecided: [
    {
      name: "the document cannot be known",
      on: aws.topicPolicy({ arn: ARN, policy: unknown }, "it"),
      waitsFor: ["it"],
    },
  ],
});
