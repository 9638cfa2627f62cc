import policy from "../../policypack/policies/event-rule-notifies";
import { PolicyTester, ref, type TestResource, unknown } from "../../src/testing";
import { aws, awsNative, document } from "../resources";
import { alertOn } from "../store-chain";

const findings = { source: ["aws.guardduty"], "detail-type": ["GuardDuty Finding"] };
const rule = aws.eventRule({ name: "findings", eventPattern: JSON.stringify(findings) });
const RULE = "arn:aws:events:us-east-1:123456789012:rule/findings";

const calling = (target: TestResource, name = "target") =>
  aws.eventTarget({ rule: ref(rule, "name"), arn: ref(target, "arn") }, name);

const EVENTBRIDGE = { Service: "events.amazonaws.com" };
const TOPIC = "arn:aws:sns:us-east-1:123456789012:alerts";
const topic = aws.topic({ name: "alerts" }, "alerts");
const subscriber = aws.subscription({ topic: ref(topic, "arn"), protocol: "email", endpoint: "a@example.com" });
const admitting = (more: object) =>
  aws.topicPolicy(
    {
      arn: ref(topic, "arn"),
      policy: document({ Effect: "Allow", Principal: EVENTBRIDGE, Action: "sns:Publish", Resource: TOPIC, ...more }),
    },
    "policy",
  );

const code = aws.lambdaFunction({ name: "react", role: "arn:aws:iam::123456789012:role/react" }, "react");
const permission = (sourceArn: string) =>
  aws.lambdaPermission(
    { function: ref(code, "name"), action: "lambda:InvokeFunction", principal: "events.amazonaws.com", sourceArn },
    "permission",
  );

const queue = aws.queue({ name: "inbox" }, "inbox");
const queuePolicy = (sourceArn: string, ...others: readonly object[]) =>
  aws.queuePolicy(
    {
      queueUrl: ref(queue, "url"),
      policy: document(
        {
          Effect: "Allow",
          Principal: EVENTBRIDGE,
          Action: "sqs:SendMessage",
          Resource: "arn:aws:sqs:us-east-1:123456789012:inbox",
          Condition: { ArnEquals: { "aws:SourceArn": sourceArn } },
        },
        ...others,
      ),
    },
    "policy",
  );

const lost = (reason: RegExp) => [{ messageId: "lost", data: { reason, fix: /./ } }] as const;

const heard = awsNative.topic(
  { topicName: "alerts", subscription: [{ protocol: "email", endpoint: "a@example.com" }] },
  "alerts",
);
const unheard = awsNative.topic({ topicName: "alerts" }, "alerts");
const nativeRule = (target: TestResource) =>
  awsNative.eventRule({ name: "findings", eventPattern: findings, targets: [{ id: "topic", arn: ref(target) }] });
const nativeAdmitting = awsNative.topicPolicy(
  {
    topics: [TOPIC, `${TOPIC}-low`],
    policyDocument: {
      Statement: [{ Effect: "Allow", Principal: EVENTBRIDGE, Action: "sns:Publish", Resource: `${TOPIC}*` }],
    },
  },
  "policy",
);

new PolicyTester().run(policy, {
  valid: [
    {
      name: "a topic that admits EventBridge, with a subscriber",
      on: [rule, calling(topic), topic, admitting({}), subscriber],
      doc: true,
    },
    {
      name: "a topic of aws-native that lists its subscriber, from a rule that lists its target",
      on: [nativeRule(heard), heard, nativeAdmitting],
    },
    {
      name: "a topic of aws-native, from a classic rule",
      on: [rule, aws.eventTarget({ rule: ref(rule, "name"), arn: ref(heard) }, "target"), nativeAdmitting],
    },
    { name: "a function that it may call", on: [rule, calling(code), permission(RULE)] },
    { name: "a queue that it may send to", on: [rule, calling(queue), queuePolicy(RULE)] },
    {
      name: "a queue that refuses whoever is no service",
      on: [
        rule,
        calling(queue),
        queuePolicy(RULE, {
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: "*",
          Condition: { BoolIfExists: { "aws:PrincipalIsAWSService": "false" } },
        }),
      ],
    },
    {
      name: "a queue that admits EventBridge by the names of services",
      on: [
        rule,
        calling(queue),
        queuePolicy(RULE, {
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: "*",
          Condition: { StringNotEquals: { "aws:PrincipalServiceName": "events.amazonaws.com" } },
        }),
      ],
    },
    {
      name: "a target of another stack besides one that tells somebody",
      on: [
        rule,
        aws.eventTarget(
          { rule: ref(rule, "name"), arn: "arn:aws:lambda:us-east-1:123456789012:function:elsewhere" },
          "elsewhere",
        ),
        calling(code),
        permission(RULE),
      ],
    },
    {
      name: "one target of two tells somebody",
      on: [rule, calling(topic), topic, calling(code, "other"), permission(RULE)],
    },
  ],
  invalid: [
    {
      name: "no target",
      on: rule,
      errors: [{ messageId: "noTarget", data: { class: "aws.cloudwatch.EventTarget" } }],
      doc: true,
    },
    {
      name: "no target in a rule of aws-native",
      on: awsNative.eventRule({ name: "findings", eventPattern: findings }),
      errors: [{ messageId: "noTarget", data: { class: "targets" } }],
    },
    {
      name: "nobody is subscribed to a topic of aws-native",
      on: [nativeRule(unheard), nativeAdmitting],
      errors: lost(/^nobody is subscribed to the topic alerts$/),
    },
    {
      name: "the first target of a rule of aws-native writes to a log group, and the second tells nobody",
      on: [
        awsNative.eventRule({
          name: "findings",
          eventPattern: findings,
          targets: [
            { id: "log", arn: "arn:aws:logs:us-east-1:123456789012:log-group:findings" },
            { id: "topic", arn: TOPIC },
          ],
        }),
        unheard,
      ],
      errors: lost(/^`targets\[0\]` of it writes to a log group, which tells nobody$/),
    },
    {
      name: "the default policy of a topic admits alarms and no rule",
      on: [rule, calling(topic), topic, subscriber],
      errors: lost(/^the topic alerts has the default policy, which does not admit events\.amazonaws\.com$/),
    },
    {
      name: "a condition on the source, which EventBridge does not give to SNS",
      on: [rule, calling(topic), topic, admitting({ Condition: { ArnEquals: { "aws:SourceArn": RULE } } }), subscriber],
      errors: lost(/^the policy of the topic alerts refuses events\.amazonaws\.com: statement 1 has a condition/),
    },
    {
      name: "nobody is subscribed",
      on: [rule, calling(topic), topic, admitting({})],
      errors: lost(/^nobody is subscribed to the topic alerts$/),
    },
    {
      name: "a function that lets nobody call it",
      on: [rule, calling(code)],
      errors: lost(/^react does not let events\.amazonaws\.com call it for it: no statement allows anything$/),
    },
    {
      name: "a function that lets another rule call it",
      on: [rule, calling(code), permission(`${RULE}-other`)],
      errors: lost(/^react does not let events\.amazonaws\.com call it for it: statement 1 has a condition/),
    },
    {
      name: "a queue that lets another rule send",
      on: [rule, calling(queue), queuePolicy(`${RULE}-other`)],
      errors: lost(/^inbox does not let events\.amazonaws\.com call it for it: statement 1 has a condition/),
    },
    {
      name: "a log group tells nobody",
      on: [
        rule,
        aws.eventTarget(
          { rule: ref(rule, "name"), arn: "arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/findings" },
          "target",
        ),
      ],
      errors: lost(/^target writes to a log group, which tells nobody$/),
    },
    {
      name: "a topic of another Region, where a rule reaches event buses alone",
      on: [
        rule,
        aws.eventTarget({ rule: ref(rule, "name"), arn: "arn:aws:sns:eu-west-1:123456789012:alerts" }, "target"),
      ],
      errors: lost(/^target is in another Region than it, which reaches there by an event bus alone$/),
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: an alert on logs",
      on: alertOn("event.eventName: StopLogging | select count(1) as c"),
      because: /`log-alert-can-fire`/,
    },

    {
      name: "a rule of something else",
      on: aws.eventRule({ eventPattern: JSON.stringify({ source: ["aws.s3"], "detail-type": ["Object Created"] }) }),
      because: /neither audit records nor findings/,
    },
    {
      name: "a rule that goes off by the clock",
      on: aws.eventRule({ scheduleExpression: "rate(1 day)" }),
      because: /neither audit records nor findings/,
    },
  ],
  undecided: [
    {
      name: "a topic that refuses EventBridge, and a role that may publish",
      on: [
        rule,
        topic,
        subscriber,
        aws.eventTarget(
          { rule: ref(rule, "name"), arn: ref(topic, "arn"), roleArn: "arn:aws:iam::123456789012:role/publish" },
          "target",
        ),
      ],
      waitsFor: ["target"],
    },
    {
      name: "a target of another stack",
      on: [
        rule,
        aws.eventTarget(
          { rule: ref(rule, "name"), arn: "arn:aws:lambda:us-east-1:123456789012:function:elsewhere" },
          "target",
        ),
      ],
      waitsFor: ["target"],
    },
    {
      name: "a target that is not known",
      on: [rule, aws.eventTarget({ rule: ref(rule, "name"), arn: unknown }, "target")],
      waitsFor: ["target"],
    },
  ],
});
