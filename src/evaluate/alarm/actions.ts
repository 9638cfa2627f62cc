/** Who hears of an action: a topic's subscribers, somebody directly, nobody; undefined for what is no action. */
export type Audience = "topic" | "somebody" | "nobody" | undefined;

const audiences: ReadonlyMap<string, Audience> = new Map([
  ["sns", "topic"],
  ["lambda", "somebody"],
  ["ssm", "somebody"],
  ["ssm-incidents", "somebody"],
  ["aiops", "nobody"],
  ["automate", "nobody"],
  ["swf", "nobody"],
  ["autoscaling", "nobody"],
  ["application-autoscaling", "nobody"],
  ["ec2", "nobody"],
]);

/**
 * Who hears of an alarm's action: OpsItems, incidents and functions reach somebody; what starts, stops or scales machines,
 * and an investigation that waits to be opened, do not. Source: CloudWatch API reference, PutMetricAlarm (AlarmActions).
 */
export const audienceOf = (arn: string): Audience => audiences.get(/^arn:[^:]*:([^:]*):/.exec(arn)?.[1] ?? "");
