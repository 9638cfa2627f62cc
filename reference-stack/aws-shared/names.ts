import type { Place } from "./place";

/** What is made in an account, by names that are known before anything exists. */
export interface Names {
  readonly trail: string;
  readonly trailArn: string;
  readonly archive: string;
  readonly archiveArn: string;
  readonly accessLogs: string;
  readonly accessLogsArn: string;
  readonly logGroup: string;
  /** Without `:*`. */
  readonly logGroupArn: string;
  /** CloudTrail names its streams after account and Region, and numbers those that follow. */
  readonly logStream: string;
  readonly topic: string;
  readonly topicArn: string;
}

/** The names that begin with a prefix. */
export const namesOf = (prefix: string, { account, region, partition }: Place): Names => {
  const arn = (service: string, resource: string): string =>
    `arn:${partition}:${service}:${region}:${account}:${resource}`;
  const trail = `${prefix}-trail`;
  const archive = `${prefix}-logs-${account}-${region}`;
  const accessLogs = `${prefix}-access-logs-${account}-${region}`;
  const logGroup = `/${prefix}/cloudtrail`;
  const topic = `${prefix}-alerts`;
  return {
    trail,
    trailArn: arn("cloudtrail", `trail/${trail}`),
    archive,
    archiveArn: `arn:${partition}:s3:::${archive}`,
    accessLogs,
    accessLogsArn: `arn:${partition}:s3:::${accessLogs}`,
    logGroup,
    logGroupArn: arn("logs", `log-group:${logGroup}`),
    logStream: `${account}_CloudTrail_${region}`,
    topic,
    topicArn: arn("sns", topic),
  };
};
