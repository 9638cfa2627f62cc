import type { ProjectArgs, StoreArgs, StoreIndexArgs } from "@pulumi/alicloud/log";
import type { IndexArgs } from "@pulumi/alicloud/sls";
import type { Unwrap } from "@pulumi/pulumi";
import { isObject } from "../../evaluate/is-object";
import { adapter } from "../adapter";
import { MalformedPropertyError } from "../errors";
import { nonEmpty, numberOf, textOf } from "../values";

/** Days that mean for ever (API CreateLogStore, `ttl`). */
const FOR_EVER = 3650;
const DEFAULT_DAYS = 30;

type StoreProps = Unwrap<StoreArgs>;

const nameOf = (p: StoreProps): string | undefined => textOf(p.logstoreName) ?? textOf(p.name);

/** A metric store keeps measurements, and `internal-…` what Log Service notes of itself: neither keeps records. */
const keepsRecords = (p: StoreProps): boolean =>
  textOf(p.telemetryType) !== "Metrics" && !nameOf(p)?.startsWith("internal-");

const keysOf = (keys: string | null | undefined): readonly string[] => {
  const text = textOf(keys);
  if (text === undefined) return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  if (!isObject(parsed)) throw new MalformedPropertyError("keys", "is no JSON object of the fields.");
  return Object.keys(parsed);
};

export const logStore = [
  adapter<Unwrap<ProjectArgs>>()(
    "logProject",
    "alicloud:log/project:Project",
    { name: { at: "projectName", get: (p) => textOf(p.projectName) ?? textOf(p.name) } },
    { identity: { names: ["projectName", "name"], arn: (name) => ["log", `project/${name}`] } },
  ),
  adapter<StoreProps>()(
    "logGroup",
    "alicloud:log/store:Store",
    {
      name: { at: "logstoreName", get: nameOf },
      retentionDays: {
        at: "retentionPeriod",
        get(p) {
          const days = numberOf(p.retentionPeriod) || DEFAULT_DAYS;
          return days === FOR_EVER ? Infinity : days;
        },
        set: (p, days) => (p.retentionPeriod = Math.min(days, FOR_EVER)),
      },
      key: {
        at: "encryptConf.userCmkInfo",
        to: "key",
        get: (p) => p.encryptConf?.userCmkInfo?.cmkKeyId,
      },
      keyRole: { at: "encryptConf.userCmkInfo.arn", to: "role", get: (p) => p.encryptConf?.userCmkInfo?.arn },
      usesKey: { at: "encryptConf.enable", get: (p) => p.encryptConf?.enable ?? false },
      // The modes `query` and `lite` know no statements after a `|` (Log Service, "Manage a logstore").
      filterable: { at: "mode", get: (p) => (textOf(p.mode) ?? "standard") === "standard" },
      anonymousWrites: {
        at: "enableWebTracking",
        get: (p) => p.enableWebTracking ?? false,
        set: (p, v) => (p.enableWebTracking = v),
      },
      project: { at: "projectName", to: "logProject", get: (p) => nonEmpty(p.projectName) ?? p.project },
    },
    { says: keepsRecords },
  ),
  adapter<Unwrap<StoreIndexArgs>>()("logIndex", "alicloud:log/storeIndex:StoreIndex", {
    project: { at: "project", to: "logProject", get: (p) => p.project },
    store: { at: "logstore", get: (p) => textOf(p.logstore) ?? "" },
    fullText: { at: "fullText", get: (p) => nonEmpty(p.fullText) !== undefined },
    fields: { at: "fieldSearches", get: (p) => (p.fieldSearches ?? []).map(({ name }) => textOf(name) ?? "") },
  }),
  adapter<Unwrap<IndexArgs>>()("logIndex", "alicloud:sls/index:Index", {
    project: { at: "projectName", to: "logProject", get: (p) => p.projectName },
    store: { at: "logstoreName", get: (p) => textOf(p.logstoreName) ?? "" },
    fullText: { at: "line", get: (p) => nonEmpty(p.line) !== undefined },
    fields: { at: "keys", get: (p) => keysOf(p.keys) },
  }),
];
