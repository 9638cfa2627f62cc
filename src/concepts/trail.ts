import type { EventSelectors } from "../evaluate/event-selector";
import type { Link } from "./link";

/** Records API calls and delivers them: a CloudTrail trail, an ActionTrail trail. */
export interface Trail {
  readonly name: string | undefined;
  /** True while it records; a trail that is switched off keeps its old records only. */
  logging: boolean;
  multiRegion: boolean;
  /** The Regions that it records where those are named one by one; empty where the service decides. */
  readonly regions: readonly string[];
  /** True when it records calls of services without a Region: IAM, STS, CloudFront. */
  globalServiceEvents: boolean;
  /** True when it writes digest files, so that a changed or missing log file shows. */
  logFileValidation: boolean;
  readonly organization: boolean;
  /** Which events it records. */
  readonly selectors: EventSelectors;
  readonly bucket: Link<"bucket">;
  /** The role with which it writes to the bucket, where a service needs one. */
  readonly bucketRole: Link<"role">;
  /** Key prefix in the bucket, without slashes at its ends; empty when there is none. */
  readonly prefix: string;
  readonly key: Link<"key">;
  readonly logGroup: Link<"logGroup">;
  /** The project in which it keeps its records in a log store of its own. */
  readonly logProject: Link<"logProject">;
  /** The role with which it writes to the log group. */
  readonly logGroupRole: Link<"role">;
}
