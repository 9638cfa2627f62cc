import type { Subject } from "../../concepts";
import { iam } from "../../evaluate";
import { arnOf } from "../access/arn";

/** Who publishes to a topic when something happens. */
export interface Publisher {
  readonly service: "cloudwatch.amazonaws.com" | "events.amazonaws.com";
  /** The alarm or rule on whose behalf it does. */
  readonly subject: Subject;
  /** The ARN of that alarm or rule for an account; a symbol while its name cannot be known. */
  sourceArn(account: string): iam.ContextValue;
}

/** An alarm as whoever publishes to a topic. */
export const alarmPublisher = (alarm: Subject<"alarm"> | Subject<"compositeAlarm">): Publisher => ({
  service: "cloudwatch.amazonaws.com",
  subject: alarm,
  sourceArn: (account) => arnOf(alarm, account) ?? iam.unknownValue,
});

/** An event rule as whoever publishes to a topic. */
export const rulePublisher = (rule: Subject<"eventRule">): Publisher => ({
  service: "events.amazonaws.com",
  subject: rule,
  sourceArn: (account) => arnOf(rule, account) ?? iam.unknownValue,
});
