import { ref, type TestResource } from "../src/testing";
import { aws, document } from "./resources";

/** A rule, and a target that hands what it finds to a topic. */
export const ruleOn = (pattern: object, topic: TestResource, more: object = {}) => {
  const rule = aws.eventRule({ name: "rule", eventPattern: JSON.stringify(pattern), ...more }, "rule");
  return [rule, aws.eventTarget({ rule: ref(rule, "name"), arn: ref(topic, "arn") }, "target")];
};
/** A topic. */
export const inbox = aws.topic({ name: "inbox" }, "inbox");
/** Somebody who reads it, without having to confirm. */
export const reader = aws.subscription(
  { topic: ref(inbox, "arn"), protocol: "sms", endpoint: "+4915112345678" },
  "reader",
);
/** Lets EventBridge publish to it. */
export const admitting = (more: object = {}) =>
  aws.topicPolicy(
    {
      arn: ref(inbox, "arn"),
      policy: document({
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sns:Publish",
        Resource: "arn:aws:sns:us-east-1:123456789012:inbox",
        ...more,
      }),
    },
    "policy",
  );
/** A pattern for calls of a service. */
export const calls = (source: string, ...names: readonly string[]) => ({
  source: [`aws.${source}`],
  "detail-type": ["AWS API Call via CloudTrail"],
  detail: { eventName: names },
});
