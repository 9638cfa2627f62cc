import type { AlertArgs } from "@pulumi/alicloud/log";
import type { AlertArgs as SlsAlertArgs } from "@pulumi/alicloud/sls";
import type { Unwrap } from "@pulumi/pulumi";
import type { AlertSource } from "../../concepts/log-alert";
import type { AlertQuery, Schedule, Trigger } from "../../evaluate/log-alert";
import { ifKnown } from "../../snapshot/unknown";
import { adapter } from "../adapter";
import { MalformedPropertyError } from "../errors";
import { nonEmpty, textOf } from "../values";

type Old = Unwrap<AlertArgs>;
type New = Unwrap<SlsAlertArgs>;
type Queries = Old["queryLists"] | New["configuration"]["queryLists"];
type Query = NonNullable<Queries>[number];

/** The alert policy that Log Service has, which leaves it to the action policy who is told (API CreateAlert). */
const BUILT_IN = ["sls.builtin.dynamic", "sls.builtin"];

type StoreOf = (query: Query) => string | undefined;

const newStoreOf: StoreOf = ({ store }) => textOf(store);
const oldStoreOf: StoreOf = (query) => ("logstore" in query ? textOf(query.logstore) : undefined);

const listOf = (queries: Queries): readonly Query[] => (queries ?? []) as readonly Query[];

const sourcesOf = (queries: Queries, storeOf: StoreOf = newStoreOf): readonly AlertSource[] =>
  listOf(queries).map((query) => ({
    project: ifKnown(() => textOf(query.project) ?? null, undefined),
    // The provider hands on no Region in the first version.
    region: ifKnown(() => (storeOf === newStoreOf ? (textOf(query.region) ?? null) : null), undefined),
    store: ifKnown(() => storeOf(query) ?? "", undefined),
    isLog: (textOf(query.storeType) ?? "log") === "log",
  }));

const queriesOf = (queries: Queries): readonly AlertQuery[] =>
  listOf(queries).map(({ query, start, end }) => ({
    text: textOf(query) ?? "",
    start: textOf(start) ?? "",
    end: textOf(end) ?? "",
  }));

/** In a map that the provider takes as it is, only the key in its own spelling counts. */
const triggersOf = (
  severities: Old["severityConfigurations"] | New["configuration"]["severityConfigurations"],
  countKey: "count_condition" | "countCondition",
): readonly Trigger[] =>
  (severities ?? []).map(({ evalCondition }) => {
    const condition = (evalCondition ?? {}) as Readonly<Record<string, string | undefined>>;
    return {
      data: textOf(condition.condition) ?? "",
      count: textOf(condition[countKey]) ?? "",
    };
  });

/** A number with a unit of time, as `60s` or `5m` (API CreateAlert, `schedule.interval`). */
const intervalOf = (text: string | undefined): string => {
  if (text !== undefined && !/^\d+[smhd]$/.test(text))
    throw new MalformedPropertyError(
      "schedule.interval",
      "is no number with one of the units s, m, h and d, like `5m`.",
    );
  return text ?? "";
};

const scheduleOf = (schedule: Old["schedule"] | New["schedule"]): Schedule => ({
  type: textOf(schedule?.type) ?? "FixedRate",
  interval: intervalOf(textOf(schedule?.interval)),
});

/** Where no schedule is given, the provider has an alert checked every minute. */
const oldScheduleOf = (p: Old): Schedule =>
  nonEmpty(p.schedule)
    ? scheduleOf(p.schedule)
    : { type: textOf(p.scheduleType) ?? "FixedRate", interval: textOf(p.scheduleInterval) ?? "60s" };

const notifiesOf = (policy: Old["policyConfiguration"] | New["configuration"]["policyConfiguration"]) => {
  const alertPolicy = textOf(policy?.alertPolicyId);
  return (
    textOf(policy?.actionPolicyId) ??
    (alertPolicy !== undefined && !BUILT_IN.includes(alertPolicy) ? alertPolicy : undefined)
  );
};

/** Without a version, the provider makes an alert of the first one, with one condition and a list of whom to tell, and reads nothing else. */
const isFirstVersion = (p: Old): boolean => textOf(p.version) === undefined;

const oldTriggersOf = (p: Old): readonly Trigger[] => {
  if (!isFirstVersion(p)) return triggersOf(p.severityConfigurations, "count_condition");
  const condition = textOf(p.condition);
  return condition === undefined ? [] : [{ data: condition, count: "" }];
};

const listedIn = (p: Old): string | undefined => {
  const told = (p.notificationLists ?? []).find(
    ({ emailLists, mobileLists, serviceUri, type }) =>
      (emailLists?.length ?? 0) > 0 ||
      (mobileLists?.length ?? 0) > 0 ||
      nonEmpty(serviceUri) ||
      type === "MessageCenter",
  );
  return told && textOf(told.type);
};

export const logAlert = [
  adapter<Old>()("logAlert", "alicloud:log/alert:Alert", {
    name: { at: "alertName", get: (p) => textOf(p.alertName) },
    project: { at: "projectName", to: "logProject", get: (p) => p.projectName },
    sources: {
      at: "queryLists",
      get: (p) => sourcesOf(p.queryLists, isFirstVersion(p) ? oldStoreOf : newStoreOf),
    },
    queriedProjects: {
      at: "queryLists",
      to: "logProject",
      list: true,
      get: (p) => listOf(p.queryLists).map(({ project }) => project),
    },
    queriedStores: {
      at: "queryLists",
      to: "logGroup",
      list: true,
      get: (p) => listOf(p.queryLists).map(isFirstVersion(p) ? oldStoreOf : newStoreOf),
    },
    queries: { at: "queryLists", get: (p) => queriesOf(p.queryLists) },
    triggers: { at: "severityConfigurations", get: oldTriggersOf },
    threshold: { at: "threshold", get: (p) => (isFirstVersion(p) ? p.notifyThreshold : p.threshold) || 1 },
    schedule: { at: "schedule", get: oldScheduleOf },
    enabled: { at: "alertName", get: () => true },
    mutedUntil: { at: "muteUntil", get: (p) => p.muteUntil ?? 0 },
    notifies: {
      at: "policyConfiguration",
      get: (p) => (isFirstVersion(p) ? listedIn(p) : notifiesOf(p.policyConfiguration)),
    },
  }),
  adapter<New>()("logAlert", "alicloud:sls/alert:Alert", {
    name: { at: "alertName", get: (p) => textOf(p.alertName) },
    project: { at: "projectName", to: "logProject", get: (p) => p.projectName },
    sources: { at: "configuration.queryLists", get: (p) => sourcesOf(p.configuration.queryLists) },
    queriedProjects: {
      at: "configuration.queryLists",
      to: "logProject",
      list: true,
      get: (p) => listOf(p.configuration.queryLists).map(({ project }) => project),
    },
    queriedStores: {
      at: "configuration.queryLists",
      to: "logGroup",
      list: true,
      get: (p) => listOf(p.configuration.queryLists).map(newStoreOf),
    },
    queries: { at: "configuration.queryLists", get: (p) => queriesOf(p.configuration.queryLists) },
    triggers: {
      at: "configuration.severityConfigurations",
      get: (p) => triggersOf(p.configuration.severityConfigurations, "countCondition"),
    },
    threshold: { at: "configuration.threshold", get: (p) => p.configuration.threshold || 1 },
    schedule: { at: "schedule", get: (p) => scheduleOf(p.schedule) },
    enabled: { at: "status", get: (p) => /^ENABLED?$/i.test(textOf(p.status) ?? "ENABLED") },
    mutedUntil: { at: "configuration.muteUntil", get: (p) => p.configuration.muteUntil ?? 0 },
    // The alert center tells people; what is only written to an event store or to CloudMonitor goes on from there.
    notifies: {
      at: "configuration.policyConfiguration",
      get: (p) =>
        p.configuration.sinkAlerthub?.enabled === false ? undefined : notifiesOf(p.configuration.policyConfiguration),
    },
  }),
];
