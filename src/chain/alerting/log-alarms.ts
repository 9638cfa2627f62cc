import type { Subject } from "../../concepts";
import { alarm as evaluate } from "../../evaluate";
import { UndecidedError } from "../../snapshot/unknown";
import type { Stack } from "../../stack/stack";

type Alarm = Subject<"alarm">;

/** Whether an alarm evaluates a query of logs, and no metric. */
export const queriesLogs = (alarm: Alarm): boolean => alarm.has("logGroups");

/** The alarms that evaluate queries of logs. */
export const logAlarmsOf = (stack: Stack): readonly Alarm[] => stack.subjects("alarm").filter(queriesLogs);

/**
 * Whether an alarm on logs looks into a log group. One that lists none says in its query where it looks.
 * Throws `UndecidedError`. Source: CloudWatch API reference, ScheduledQueryConfiguration; CloudWatch Logs, "SOURCE" command.
 */
export const looksInto = (alarm: Alarm, logGroup: Subject<"logGroup">): boolean => {
  const { targets } = alarm.logGroups;
  if (targets.some(({ resource }) => resource.urn === logGroup.resource.urn)) return true;
  if (targets.length > 0 || alarm.logGroups.elsewhere.length > 0) return false;
  throw new UndecidedError(
    `Whether ${alarm.resource.name} queries ${logGroup.resource.name} cannot be told: it lists no log groups.`,
    [alarm.resource.urn],
  );
};

/** Why CloudWatch refuses an alarm on logs; `undefined` when it does not, and of one on metrics. Throws `UndecidedError`. */
export const refusalOf = (alarm: Alarm): Extract<evaluate.Firing, { answer: "no" }> | undefined => {
  const finding = queriesLogs(alarm) ? evaluate.refusalOnLogs(alarm) : undefined;
  return finding?.answer === "no" ? finding : undefined;
};
