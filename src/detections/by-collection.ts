import { collectedStores, standsFor } from "../chain/delivery/log-store";
import type { Subject } from "../concepts";
import type { logQuery } from "../evaluate";
import type { Stack } from "../stack/stack";
import { wayByAlert } from "./by-alert";
import type { AuditEvent } from "./event";
import type { Followed } from "./followed";
import { anyWay, type Break, breakAt, inSequence, through, type Way } from "./way";

/** Logs of a product that a collection may bring, and how they lie in its log store. */
interface Collected {
  readonly product: string;
  /** The kind of log; any when it is left out. */
  readonly data?: string;
  toRecord(event: AuditEvent): logQuery.LogRecord;
}

/** Entries of the access log of OSS, as they are (Log Service, "OSS access logs", log fields). */
export const ossLog: Collected = { product: "oss", data: "access_log", toRecord: (event) => event };

/** Events of ActionTrail, with a part of each beside it, whose name the service spells so (Log Service, Log Audit, "ActionTrail"). */
export const auditLog: Collected = {
  product: "actiontrail",
  toRecord: (event) => ({ __topic__: "actiontrail_event", event, addionalEventData: event.additionalEventData }),
};

const byStores = (
  stack: Stack,
  collection: Subject<"logCollection">,
  { product, data, toRecord }: Collected,
  { event, detection }: Followed,
): Way | Break | undefined => {
  const stores = collectedStores(stack, collection).filter(
    (store) => store.product === product && (data === undefined || store.data === data),
  );
  return anyWay("delivered", stores, (place) =>
    inSequence(
      ["captured", () => ({ path: [through("captured", collection)], assumes: [] })],
      ["delivered", () => ({ path: [through("delivered", standsFor(stack, place, collection))], assumes: [] })],
      ["matched", () => wayByAlert(stack, place, collection, event, { toRecord, ...(detection && { detection }) })],
    ),
  );
};

/** From what collects the logs of a product to somebody: by a log store, and alerts on it; `undefined` when nothing collects them. */
export const byCollection = (stack: Stack, logs: Collected, followed: Followed): Way | Break | undefined =>
  anyWay("captured", stack.subjects("logCollection"), (collection) => byStores(stack, collection, logs, followed));

/** From the access log of OSS, which no trail writes, to somebody. */
export const byOssLog = (stack: Stack, followed: Followed): Way | Break =>
  byCollection(stack, ossLog, followed) ??
  breakAt(
    "captured",
    undefined,
    "nothing collects the access logs of OSS in a log store of their own",
    "declare a collection policy for `access_log` of `oss` that is centralized, or Log Audit with `oss_access_enabled`",
  );
