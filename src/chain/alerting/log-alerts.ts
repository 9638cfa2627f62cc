import type { Subject } from "../../concepts";
import type { AlertSource } from "../../concepts/log-alert";
import { logAlert, logQuery } from "../../evaluate";
import { firstFound } from "../../snapshot/first-found";
import { UndecidedError } from "../../snapshot/unknown";
import { once } from "../../stack/once";
import type { Stack } from "../../stack/stack";
import {
  declaredIndex,
  declaredStore,
  inOneProject,
  isNamed,
  regionOfPlace,
  type StorePlace,
  trailStore,
} from "../delivery/log-store";

type Alert = Subject<"logAlert">;

const openSource = (alert: Alert, what: string): UndecidedError =>
  new UndecidedError(`Which ${what} ${alert.resource.name} queries cannot be known before deployment.`, [
    alert.resource.urn,
  ]);

/** The one that a query's text was computed from, where the alert's queries were computed from one alone. */
const soleTarget = <S extends Subject>(alert: Alert, targets: readonly S[], what: string): S => {
  const [sole, ...others] = targets;
  if (!sole || others.length > 0 || alert.sources.length > 1) throw openSource(alert, what);
  return sole;
};

const isOfStore = (stack: Stack, alert: Alert, source: AlertSource, place: StorePlace): boolean => {
  if (source.store !== undefined) return source.store === place.name;
  return soleTarget(alert, alert.queriedStores.targets, "log store") === declaredStore(stack, place);
};

const isInProject = (alert: Alert, source: AlertSource, place: StorePlace): boolean => {
  if (source.project === null) return inOneProject(alert.project, place.project);
  if (source.project !== undefined) return isNamed(place.project, source.project);
  return soleTarget(alert, alert.queriedProjects.targets, "project") === place.project.target;
};

/** Where a query names no Region, or nothing tells that of the place, nothing tells them apart. */
const isInRegion = (alert: Alert, source: AlertSource, place: StorePlace): boolean => {
  if (source.region === null) return true;
  const region = regionOfPlace(place);
  if (region === undefined) return true;
  if (source.region === undefined) throw openSource(alert, "Region");
  return source.region === region;
};

/** Whether a query of an alert looks into a log store. Throws `UndecidedError`. */
const reads = (stack: Stack, alert: Alert, source: AlertSource, place: StorePlace): boolean => {
  const differs = (same: boolean): true | undefined => (same ? undefined : true);
  return (
    firstFound(
      () => differs(source.isLog),
      () => differs(isOfStore(stack, alert, source, place)),
      () => differs(isInProject(alert, source, place)),
      () => differs(isInRegion(alert, source, place)),
    ) === undefined
  );
};

/** Whether an alert looks into a log store with its first query, which is what its trigger is about. Throws `UndecidedError`. */
export const readsStore = once((stack: Stack, alert: Alert, place: StorePlace): boolean => {
  const [source] = alert.sources;
  return source !== undefined && reads(stack, alert, source, place);
});

/** The one of several log stores that an alert looks into. Throws `UndecidedError`. */
export const storeReadBy = (stack: Stack, alert: Alert, places: readonly StorePlace[]): StorePlace | undefined =>
  firstFound(...places.map((place) => () => (readsStore(stack, alert, place) ? place : undefined)));

/** A log store that an alert misses, and how: by the name of the store, or by the Region of its project. */
export interface Missed {
  readonly kind: "otherStore" | "otherRegion";
  readonly store: string;
  readonly region?: string;
}

/** The one of several log stores that an alert misses, though it looks into a project of that name. Throws `UndecidedError`. */
export const storeMissedBy = (stack: Stack, alert: Alert, places: readonly StorePlace[]): Missed | undefined => {
  const [source] = alert.sources;
  if (!source?.isLog || storeReadBy(stack, alert, places)) return undefined;
  return firstFound(
    ...places.map((place) => (): Missed | undefined => {
      if (!isInProject(alert, source, place)) return undefined;
      const region = isInRegion(alert, source, place) ? undefined : regionOfPlace(place);
      return { kind: region ? "otherRegion" : "otherStore", store: place.name, ...(region && { region }) };
    }),
  );
};

/** The query of an alert; `undefined` when Log Service could not read it. */
export const queryOf = once((_: Stack, alert: Alert): logQuery.LogQuery | undefined => {
  const [first] = alert.queries;
  const read = first && logAlert.readQuery(first);
  return read instanceof Error ? undefined : read;
});

/** What keeps an alert from going off, with the fact that decides; both texts are parts of sentences. */
export interface AlertProblem {
  readonly kind: "disabled" | "muted" | "cannotFire" | "noStatements" | "noSuchField" | "notIndexed" | "tellsNobody";
  readonly at: "enabled" | "mutedUntil" | "queries" | "triggers" | "threshold" | "schedule" | "notifies";
  readonly reason: string;
  readonly fix: string;
}

/** Mutes that end before this have ended: policies look at no clock, and this is older than they are. */
const LONG_AGO = Date.UTC(2026, 0, 1) / 1000;

/** The day on which a mute ends; `undefined` when there is none that can still matter. */
const muteEndOf = ({ mutedUntil }: Alert): string | undefined =>
  mutedUntil > LONG_AGO ? new Date(Math.min(mutedUntil * 1000, 8.64e15)).toISOString().slice(0, 10) : undefined;

const ofRule = (alert: Alert): AlertProblem | undefined => {
  const firing = logAlert.fires(alert);
  if (firing.answer === "yes") return undefined;
  const { answer, part, why, fix } = firing;
  if (answer === "open")
    throw new UndecidedError(`Whether ${alert.resource.name} goes off cannot be told: ${why}.`, [alert.resource.urn]);
  return { kind: "cannotFire", at: part, reason: `it does not go off as it should: ${why}`, fix };
};

/** Why an alert does not go off with one record that its query finds; `undefined` when it does. Throws `UndecidedError`. */
export const firingProblem = once((_: Stack, alert: Alert): AlertProblem | undefined =>
  firstFound(
    () =>
      alert.enabled
        ? undefined
        : { kind: "disabled", at: "enabled", reason: "it is switched off", fix: "switch it on" },
    () => {
      const end = muteEndOf(alert);
      return end === undefined
        ? undefined
        : {
            kind: "muted",
            at: "mutedUntil",
            reason: `it is muted until ${end}`,
            fix: `drop \`${alert.propertyOf("mutedUntil")}\``,
          };
    },
    () => ofRule(alert),
  ),
);

const keysOf = ({ search }: logQuery.LogQuery): readonly string[] =>
  search.items.flatMap(({ of }): readonly string[] =>
    of.kind === "search" ? keysOf({ search: of } as logQuery.LogQuery) : "key" in of && of.key ? [of.key] : [],
  );

/** An index covers a field that it names, or one below it. Fields such as `__topic__` are always there. */
const covers = (fields: readonly string[], key: string): boolean =>
  /^__\w+__$/.test(key) || fields.some((field) => key === field || key.startsWith(`${field}.`));

const isOfTrail = (stack: Stack, place: StorePlace): boolean =>
  stack.subjects("trail").some((trail) => trailStore(stack, trail) === place);

/**
 * Why an alert finds nothing in a log store that has what it looks for; `undefined` when it does. What makes its own store
 * makes the index too; of a store that is there before, nothing says so. Throws `UndecidedError`. Source: Log Service, "Create indexes", "Manage a logstore" (modes).
 */
export const readingProblem = (stack: Stack, alert: Alert, place: StorePlace): AlertProblem | undefined =>
  firstFound<AlertProblem>(
    () => {
      const query = isOfTrail(stack, place) ? queryOf(stack, alert) : undefined;
      const strange = query && keysOf(query).find((key) => !logQuery.isOfEvent(key));
      return strange === undefined
        ? undefined
        : {
            kind: "noSuchField",
            at: "queries",
            reason: `it asks for \`${strange}\`, which no event of ActionTrail has`,
            fix: "name a field below `event`, as in `event.eventName`",
          };
    },
    () => {
      const store = declaredStore(stack, place);
      return !store || store.filterable || !queryOf(stack, alert)?.analytics
        ? undefined
        : {
            kind: "noStatements",
            at: "queries",
            reason: `it counts in ${store.resource.name}, whose mode knows no statements`,
            fix: `set \`${store.propertyOf("filterable")}\` to standard`,
          };
    },
    () => {
      const index = declaredIndex(stack, place);
      const store = declaredStore(stack, place);
      if (store && !index)
        throw new UndecidedError(
          `Whether ${store.resource.name} has an index cannot be told: what fills a store makes one for a store of its own. Declare an index of it.`,
          [store.resource.urn],
        );
      const query = queryOf(stack, alert);
      const missing = index && query && keysOf(query).find((key) => !covers(index.fields, key));
      return missing === undefined
        ? undefined
        : {
            kind: "notIndexed",
            at: "queries",
            reason: `it asks for \`${missing}\`, which ${index?.resource.name} does not index`,
            fix: `add the field to \`${index?.propertyOf("fields")}\``,
          };
    },
  );

/** Why nobody is told when an alert goes off. Throws `UndecidedError`. Source: Log Service, "Data structure of an alert rule". */
export const tellingProblem = (alert: Alert): AlertProblem | undefined =>
  alert.notifies === undefined
    ? {
        kind: "tellsNobody",
        at: "notifies",
        reason: "it goes off and tells nobody",
        fix: "name an action policy",
      }
    : undefined;

/** What may keep an alert on one of these log stores from telling somebody of a record, each to be asked by itself. */
export const problemsOf = (
  stack: Stack,
  alert: Alert,
  places: readonly StorePlace[],
): readonly (() => AlertProblem | undefined)[] => [
  () => firingProblem(stack, alert),
  () => {
    const place = storeReadBy(stack, alert, places);
    return place && readingProblem(stack, alert, place);
  },
  () => tellingProblem(alert),
];

/** What has to be true besides, and shows only in the account: policies for alerts are kept beside the stack. */
export const assumptionOf = ({ notifies }: Alert): string => `the action policy ${notifies} tells somebody`;
