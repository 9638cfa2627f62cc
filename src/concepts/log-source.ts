import type { Links } from "./link";

/** Something whose service writes to log groups that always have the same names, and makes them where they are missing. */
export interface LogSource {
  readonly logGroups: Links<"logGroup">;
}
