import {
  type AlertProblem,
  assumptionOf,
  firingProblem,
  queryOf,
  readingProblem,
  readsStore,
  tellingProblem,
} from "../chain/alerting/log-alerts";
import type { StorePlace } from "../chain/delivery/log-store";
import type { Subject } from "../concepts";
import type { logQuery } from "../evaluate";
import { UndecidedError } from "../snapshot/unknown";
import type { Stack } from "../stack/stack";
import type { Detection } from "./detection";
import type { AuditEvent } from "./event";
import { nameOfRecord } from "./record-kind";
import { anyWay, type Break, breakAt, inSequence, type Step, through, type Way } from "./way";

type Alert = Subject<"logAlert">;

/** How records lie in a log store, and what they are looked for. */
interface Sought {
  toRecord(event: AuditEvent): logQuery.LogRecord;
  readonly detection?: Detection;
}

const pastAlert = (step: Step, alert: Alert, problem: AlertProblem | undefined): Way | Break =>
  problem
    ? breakAt(step, alert, `${alert.resource.name} is no help: ${problem.reason}`, problem.fix)
    : { path: [through(step, alert)], assumes: step === "notified" ? [assumptionOf(alert)] : [] };

/** A query that also finds everything a detection is not about detects nothing: it is always on. */
const tellsApart = (query: logQuery.LogQuery, { toRecord, detection }: Sought): boolean =>
  !detection || detection.mustNot.some((event) => query.matches(toRecord(event)) === false);

const finds = (stack: Stack, alert: Alert, event: AuditEvent, sought: Sought): boolean => {
  const query = queryOf(stack, alert);
  if (!query) return false;
  const found = query.matches(sought.toRecord(event));
  if (found === undefined)
    throw new UndecidedError(`Whether ${alert.resource.name} finds ${nameOfRecord(event)} cannot be told.`, [
      alert.resource.urn,
    ]);
  return found && tellsApart(query, sought);
};

/** From a log store to somebody: an alert whose query finds the event, which goes off, and whom it tells. */
export const wayByAlert = (
  stack: Stack,
  place: StorePlace,
  on: Subject,
  event: AuditEvent,
  sought: Sought,
): Way | Break => {
  const unmatched = breakAt(
    "matched",
    on,
    `no alert's query finds ${nameOfRecord(event)} in the log store ${place.name}`,
    `add an alert on ${place.name} that counts it`,
  );
  return (
    anyWay("matched", stack.subjects("logAlert"), (alert) => {
      if (!readsStore(stack, alert, place) || !finds(stack, alert, event, sought)) return unmatched;
      return inSequence(
        ["matched", () => pastAlert("matched", alert, readingProblem(stack, alert, place))],
        ["alarmed", () => pastAlert("alarmed", alert, firingProblem(stack, alert))],
        ["notified", () => pastAlert("notified", alert, tellingProblem(alert))],
      );
    }) ?? unmatched
  );
};
