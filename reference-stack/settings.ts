import * as pulumi from "@pulumi/pulumi";

/** How long objects are kept, and where. */
export interface StorageSettings {
  readonly archiveAfterDays: number;
  readonly expireAfterDays: number;
}

/** What can be set of audit logging. */
export interface AuditSettings extends StorageSettings {
  readonly prefix: string;
  readonly email: string;
  readonly dataSetBuckets: readonly string[];
  readonly logRetentionDays: number;
  readonly lockDays: number;
  readonly lockMode: "GOVERNANCE" | "COMPLIANCE";
}

/** What can be set of audit logging on Alibaba Cloud, where requests to every bucket are recorded and a lock has one mode. */
export interface AlicloudSettings extends Omit<AuditSettings, "dataSetBuckets" | "lockMode"> {
  readonly kmsInstanceId: string;
  readonly alertCenterRegion: string;
}

/** What can be set; every default is in Pulumi.yaml and satisfies every policy. */
export interface Settings extends AuditSettings, AlicloudSettings {
  readonly clouds: readonly string[];
}

const listOf = (text: string): readonly string[] =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");

/** Reads the settings; says which one is wrong and how. */
export const readSettings = (): Settings => {
  const config = new pulumi.Config();
  const lockMode = config.require("lockMode");
  if (lockMode !== "GOVERNANCE" && lockMode !== "COMPLIANCE")
    throw new pulumi.RunError(`lockMode is "${lockMode}"; it must be GOVERNANCE or COMPLIANCE.`);
  const settings: Settings = {
    clouds: listOf(config.require("clouds")),
    prefix: config.require("prefix"),
    email: config.require("email"),
    dataSetBuckets: listOf(config.get("dataSetBuckets") ?? ""),
    logRetentionDays: config.requireNumber("logRetentionDays"),
    lockDays: config.requireNumber("lockDays"),
    lockMode,
    archiveAfterDays: config.requireNumber("archiveAfterDays"),
    expireAfterDays: config.requireNumber("expireAfterDays"),
    kmsInstanceId: config.get("kmsInstanceId") ?? "",
    alertCenterRegion: config.require("alertCenterRegion"),
  };
  if (settings.expireAfterDays < settings.lockDays)
    throw new pulumi.RunError(
      `expireAfterDays is ${settings.expireAfterDays}; log files are locked for ${settings.lockDays} days and cannot expire before.`,
    );
  return settings;
};
