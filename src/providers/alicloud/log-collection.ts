import type { AuditArgs } from "@pulumi/alicloud/log";
import type { CollectionPolicyArgs } from "@pulumi/alicloud/sls";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { textOf } from "../values";

type Audit = Unwrap<AuditArgs>;
type Policy = Unwrap<CollectionPolicyArgs>;

/** Where Log Audit keeps what it collects, by the switch that turns it on (Log Service, "Log Audit Service", assets). */
const centralStores: Readonly<Record<string, readonly [product: string, data: string, store: string | undefined]>> = {
  actiontrail: ["actiontrail", "audit_log", "actiontrail_log"],
  oss_access: ["oss", "access_log", "oss_log"],
};

/** OSS keeps its logs in each Region, and brings them together where that is not switched off. */
const isCentral = (product: string, variables: Readonly<Record<string, string>>): boolean =>
  textOf(variables[`${product}_sync_enabled`]) !== "false";

const collectedBy = (p: Audit) => {
  const variables = p.variableMap ?? {};
  return Object.keys(variables).flatMap((key) => {
    const name = /^(.+)_enabled$/.exec(key)?.[1];
    if (name === undefined || name.endsWith("_sync") || textOf(variables[key]) !== "true") return [];
    const [product, data, store] = centralStores[name] ?? [name.split("_")[0] ?? name, name, undefined];
    return [{ product, data, store: isCentral(product, variables) ? store : undefined }];
  });
};

const destinationOf = (p: Policy) => (p.centralizeEnabled ? p.centralizeConfig : undefined);

export const logCollection = [
  adapter<Audit>()("logCollection", "alicloud:log/audit:Audit", {
    enabled: { at: "variableMap", get: () => true },
    collected: { at: "variableMap", get: collectedBy },
    // The Region follows the account in the project's name, and is that of the application.
    project: { at: "aliuid", to: "logProject", get: (p) => `slsaudit-center-${textOf(p.aliuid) ?? ""}-` },
  }),
  adapter<Policy>()("logCollection", "alicloud:sls/collectionPolicy:CollectionPolicy", {
    enabled: { at: "enabled", get: (p) => p.enabled ?? false },
    collected: {
      at: "centralizeConfig.destLogstore",
      get: (p) => [
        {
          product: textOf(p.productCode) ?? "",
          data: textOf(p.dataCode) ?? "",
          store: textOf(destinationOf(p)?.destLogstore),
        },
      ],
    },
    project: { at: "centralizeConfig.destProject", to: "logProject", get: (p) => destinationOf(p)?.destProject },
  }),
];
