import type { Link } from "./link";

/** A place where audit records are kept for a while and can be searched: a CloudWatch log group, an SLS log store. */
export interface LogGroup {
  readonly name: string | undefined;
  /** Days until a record is deleted; Infinity when records never expire. */
  retentionDays: number;
  readonly key: Link<"key">;
  /** True when metric filters and subscription filters work on it, which not every class of log group allows. */
  readonly filterable: boolean;
}
