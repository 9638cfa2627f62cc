import type { Subject } from "../concepts";
import { iam } from "../evaluate";
import { partitionOf } from "../evaluate/partition";

/** Who publishes to a topic when something happens. */
export interface Publisher {
  readonly service: "cloudwatch.amazonaws.com" | "events.amazonaws.com";
  /** The alarm or rule on whose behalf it does. */
  readonly subject: Subject;
  /** The ARN of that alarm or rule for an account; a symbol while its name cannot be known. */
  sourceArn(account: string): iam.ContextValue;
}

const arnOf =
  ({ name, resource }: Subject<"alarm" | "compositeAlarm" | "eventRule">, service: string, kind: string) =>
  (account: string): iam.ContextValue => {
    const { arn, region } = resource;
    if (arn !== undefined) return arn;
    return name === undefined || region === undefined
      ? iam.unknownValue
      : `arn:${partitionOf(region)}:${service}:${region}:${account}:${kind}${name}`;
  };

/** An alarm as whoever publishes to a topic. */
export const alarmPublisher = (alarm: Subject<"alarm"> | Subject<"compositeAlarm">): Publisher => ({
  service: "cloudwatch.amazonaws.com",
  subject: alarm,
  sourceArn: arnOf(alarm, "cloudwatch", "alarm:"),
});

/** An event rule as whoever publishes to a topic. */
export const rulePublisher = (rule: Subject<"eventRule">): Publisher => ({
  service: "events.amazonaws.com",
  subject: rule,
  sourceArn: arnOf(rule, "events", "rule/"),
});
