import { ref, type TestResource } from "../src/testing";
import { watching } from "./alert-chain";
import { aws, document } from "./resources";

const metric = { namespace: "Audit", name: "RootUsage", value: "1" };
/** A filter whose metric the alarm watches. */
export const filter = aws.metricFilter(
  { logGroupName: "audit", pattern: "Root", metricTransformation: metric },
  "filter",
);

/** An alarm that tells a topic, by the output that holds its ARN. */
export const alarmOn = (topic: TestResource, arn = "arn") =>
  aws.alarm(
    {
      name: "root",
      ...watching("RootUsage"),
      alarmActions: [ref(topic, arn)],
    },
    "root",
  );

/** Somebody who is told of what is published to a topic. */
export const subscribed = (topic: TestResource, more: object = {}) =>
  aws.subscription({ topic: ref(topic, "arn"), protocol: "email", endpoint: "a@example.com", ...more }, "somebody");

/** The ARN of the topic. */
export const ARN = "arn:aws:sns:us-east-1:123456789012:alerts";
/** Alarms, as a principal. */
export const CLOUDWATCH = { Service: "cloudwatch.amazonaws.com" };
/** A topic with a name, so that policies can name it. */
export const topic = aws.topic({ name: "alerts" });

/** A policy of the topic. */
export const ruled = (...statements: readonly object[]) =>
  aws.topicPolicy(
    {
      arn: ref(topic, "arn"),
      policy: document(
        ...statements.map((statement) => ({ Effect: "Allow", Action: "sns:Publish", Resource: ARN, ...statement })),
      ),
    },
    "policy",
  );

/** A key that its account administers, and that admits whom the statements say. */
export const keyFor = (...statements: readonly object[]) =>
  aws.key(
    {
      policy: document(
        { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "kms:*", Resource: "*" },
        ...statements,
      ),
    },
    "key",
  );
/** What a key says to admit alarms. */
export const admitted = {
  Effect: "Allow",
  Principal: CLOUDWATCH,
  Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
  Resource: "*",
};
/** A topic with a key. */
export const encrypted = (key: TestResource) => aws.topic({ name: "alerts", kmsMasterKeyId: ref(key, "arn") });
/** A rule on findings. */
export const rule = aws.eventRule(
  {
    name: "findings",
    eventPattern: JSON.stringify({ source: ["aws.guardduty"], "detail-type": ["GuardDuty Finding"] }),
  },
  "findings",
);
/** Hands what the rule finds to a topic. */
export const ruleOn = (target: TestResource) =>
  aws.eventTarget({ rule: ref(rule, "name"), arn: ref(target, "arn") }, "target");
