import policy from "../../policypack/policies/topic-reaches-subscriber";
import { PolicyTester, ref, unknown } from "../../src/testing";
import { nativeLogAlarmOn } from "../native-chain";
import { aws, awsNative, document } from "../resources";
import { alertOn } from "../store-chain";
import {
  ARN,
  admitted,
  alarmOn,
  CLOUDWATCH,
  encrypted,
  filter,
  keyFor,
  rule,
  ruled,
  ruleOn,
  subscribed,
  topic,
} from "../topics";

const alias = aws.keyAlias({ name: "alias/alerts", targetKeyId: ref(keyFor(admitted), "keyId") }, "alias");

const onAdmitting = encrypted(keyFor(admitted));
const onRefusing = encrypted(keyFor());
const onAlias = aws.topic({ name: "alerts", kmsMasterKeyId: "alias/alerts" });
const onManaged = aws.topic({ name: "alerts", kmsMasterKeyId: "alias/aws/sns" });
const elsewhere = aws.topic({ name: "alerts", region: "eu-west-1" });
const ordered = aws.topic({ name: "alerts.fifo", fifoTopic: true });
const onForeignKey = aws.topic({ name: "alerts", kmsMasterKeyId: "arn:aws:kms:us-east-1:123456789012:key/elsewhere" });

const onConditional = encrypted(
  keyFor({
    ...admitted,
    Principal: { Service: "events.amazonaws.com" },
    Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
  }),
);

const queue = aws.queue({ name: "inbox" }, "inbox");
const lost = (reason: RegExp) =>
  [{ messageId: "lost", data: { publishers: /^(root|findings|stopped)$/, reason, fix: /./ } }] as const;

const subscription = [{ protocol: "email", endpoint: "a@example.com" }];
const heard = awsNative.topic({ topicName: "alerts", subscription });
const heardOnManaged = awsNative.topic({ topicName: "alerts", subscription, kmsMasterKeyId: "alias/aws/sns" });
const heardInOrder = awsNative.topic({ topicName: "alerts.fifo", subscription, fifoTopic: true });

new PolicyTester().run(policy, {
  valid: [
    {
      name: "the default policy admits alarms of the account",
      on: [topic, filter, alarmOn(topic), subscribed(topic)],
      doc: true,
    },
    { name: "a topic of aws-native that lists its subscriber", on: [heard, filter, alarmOn(heard, "id")] },
    {
      name: "a policy that admits CloudWatch for alarms of the account",
      on: [
        topic,
        filter,
        alarmOn(topic),
        subscribed(topic),
        ruled({
          Principal: CLOUDWATCH,
          Condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:123456789012:alarm:*" } },
        }),
      ],
    },
    {
      name: "the default policy, written out",
      on: [
        topic,
        filter,
        alarmOn(topic),
        subscribed(topic),
        ruled({ Principal: { AWS: "*" }, Condition: { StringEquals: { "AWS:SourceOwner": "123456789012" } } }),
      ],
    },
    { name: "a key that admits CloudWatch", on: [onAdmitting, filter, alarmOn(onAdmitting), subscribed(onAdmitting)] },
    { name: "a key by its alias", on: [onAlias, alias, filter, alarmOn(onAlias), subscribed(onAlias)] },
    {
      name: "a rule, which the policy has to name",
      on: [topic, rule, ruleOn(topic), subscribed(topic), ruled({ Principal: { Service: "events.amazonaws.com" } })],
    },
    {
      name: "a filter that lets everything through",
      on: [topic, filter, alarmOn(topic), subscribed(topic, { filterPolicy: "{}" })],
    },
    {
      name: "a filter on the message that lets alarms through",
      on: [
        topic,
        filter,
        alarmOn(topic),
        subscribed(topic, { filterPolicyScope: "MessageBody", filterPolicy: '{"NewStateValue":["ALARM"]}' }),
      ],
    },
    {
      name: "a queue that lets SNS send to it",
      on: [
        topic,
        filter,
        alarmOn(topic),
        aws.subscription({ topic: ref(topic, "arn"), protocol: "sqs", endpoint: ref(queue, "arn") }, "queue"),
        aws.queuePolicy(
          {
            queueUrl: ref(queue, "url"),
            policy: document({
              Effect: "Allow",
              Principal: { Service: "sns.amazonaws.com" },
              Action: "sqs:SendMessage",
              Resource: "arn:aws:sqs:us-east-1:123456789012:inbox",
              Condition: { ArnEquals: { "aws:SourceArn": ARN } },
            }),
          },
          "queuePolicy",
        ),
      ],
    },
    {
      name: "one of two subscriptions lets alarms through",
      on: [
        topic,
        filter,
        alarmOn(topic),
        subscribed(topic, { filterPolicy: '{"severity":["high"]}' }),
        aws.subscription(
          { topic: ref(topic, "arn"), protocol: "sqs", endpoint: "arn:aws:sqs:us-east-1:123456789012:alerts" },
          "queue",
        ),
      ],
    },
  ],
  invalid: [
    {
      name: "the key that AWS manages admits no service",
      on: [onManaged, filter, alarmOn(onManaged), subscribed(onManaged)],
      errors: lost(/encrypted with the key that AWS manages/),
      doc: true,
    },
    {
      name: "the key that AWS manages, on a topic of aws-native",
      on: [heardOnManaged, filter, alarmOn(heardOnManaged, "id")],
      errors: lost(/encrypted with the key that AWS manages/),
    },
    {
      name: "the key that AWS manages, for an alarm on logs",
      on: [heardOnManaged, nativeLogAlarmOn(["audit"], { alarmActions: [ref(heardOnManaged)] })],
      errors: lost(/encrypted with the key that AWS manages/),
    },
    {
      name: "a topic of aws-native that keeps order, with somebody who is no queue",
      on: [heardInOrder, filter, alarmOn(heardInOrder, "id")],
      errors: lost(/^it is a FIFO topic, and `subscription\[0\]` of it is not a queue$/),
    },
    {
      name: "a key that does not admit CloudWatch",
      on: [onRefusing, filter, alarmOn(onRefusing), subscribed(onRefusing)],
      errors: lost(/^the policy of the key key does not allow cloudwatch\.amazonaws\.com `kms:GenerateDataKey`/),
    },
    {
      name: "a policy that admits EventBridge only",
      on: [topic, filter, alarmOn(topic), subscribed(topic), ruled({ Principal: { Service: "events.amazonaws.com" } })],
      errors: lost(/^the policy of the topic it refuses cloudwatch\.amazonaws\.com: statement 1 is about other princ/),
    },
    {
      name: "a policy for alarms of another account",
      on: [
        topic,
        filter,
        alarmOn(topic),
        subscribed(topic),
        ruled({ Principal: CLOUDWATCH, Condition: { StringEquals: { "aws:SourceAccount": "999999999999" } } }),
      ],
      errors: lost(/statement 1 has a condition/),
    },
    {
      name: "a Deny for everyone outside of the organization hits services",
      on: [
        topic,
        filter,
        alarmOn(topic),
        subscribed(topic),
        ruled(
          { Principal: CLOUDWATCH },
          {
            Effect: "Deny",
            Principal: "*",
            Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-1234567890" } },
          },
        ),
      ],
      errors: lost(/statement 2 denies it/),
    },
    {
      name: "a rule, and the default policy",
      on: [topic, rule, ruleOn(topic), subscribed(topic)],
      errors: lost(/has the default policy, which does not admit events\.amazonaws\.com$/),
    },
    {
      name: "a rule, and a key that admits EventBridge for the account only, which it does not name",
      on: [
        onConditional,
        rule,
        ruleOn(onConditional),
        subscribed(onConditional),
        aws.topicPolicy(
          {
            arn: ref(onConditional, "arn"),
            policy: document({
              Effect: "Allow",
              Principal: { Service: "events.amazonaws.com" },
              Action: "sns:Publish",
              Resource: ARN,
            }),
          },
          "policy",
        ),
      ],
      errors: lost(/^the policy of the key key does not allow events\.amazonaws\.com/),
    },
    {
      name: "nobody is subscribed",
      on: [topic, filter, alarmOn(topic)],
      errors: lost(/^nobody is subscribed to the topic it$/),
    },
    {
      name: "a filter on attributes, which alarms do not carry",
      on: [topic, filter, alarmOn(topic), subscribed(topic, { filterPolicy: '{"severity":["high"]}' })],
      errors: lost(/^somebody filters by message attributes/),
    },
    {
      name: "a filter on the message that waits for the end of an alarm",
      on: [
        topic,
        filter,
        alarmOn(topic),
        subscribed(topic, { filterPolicyScope: "MessageBody", filterPolicy: '{"NewStateValue":["OK"]}' }),
      ],
      errors: lost(/^the filter of somebody lets no message of an alarm through$/),
    },
    {
      name: "a queue that does not let SNS send to it",
      on: [
        topic,
        filter,
        alarmOn(topic),
        aws.subscription({ topic: ref(topic, "arn"), protocol: "sqs", endpoint: ref(queue, "arn") }, "queue"),
      ],
      errors: lost(/^inbox does not let sns\.amazonaws\.com call it for it: no statement allows anything$/),
    },
    {
      name: "an e-mail address on a FIFO topic",
      on: [ordered, filter, alarmOn(ordered), subscribed(ordered)],
      errors: lost(/is a FIFO topic/),
    },
    {
      name: "a topic of another Region",
      on: [elsewhere, filter, alarmOn(elsewhere), subscribed(elsewhere)],
      errors: lost(/^root is in us-east-1 and the topic it in eu-west-1$/),
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: an alert that an action policy sends",
      on: alertOn("event.eventName: StopLogging | select count(1) as c"),
      because: /`log-alert-can-fire`/,
    },

    { name: "nothing publishes to it", on: [topic, subscribed(topic)], because: /No alert of this stack/ },
  ],
  undecided: [
    {
      name: "a filter on the message that names an alarm",
      on: [
        topic,
        filter,
        alarmOn(topic),
        subscribed(topic, { filterPolicyScope: "MessageBody", filterPolicy: '{"AlarmName":["root"]}' }),
      ],
      waitsFor: ["somebody"],
    },
    {
      name: "a policy that is not known yet",
      on: [
        topic,
        filter,
        alarmOn(topic),
        subscribed(topic),
        aws.topicPolicy({ arn: ref(topic, "arn"), policy: unknown }, "policy"),
      ],
      waitsFor: ["policy"],
    },
    {
      name: "a key of another stack",
      on: [onForeignKey, filter, alarmOn(onForeignKey), subscribed(onForeignKey)],
      waitsFor: ["it"],
    },
  ],
});
