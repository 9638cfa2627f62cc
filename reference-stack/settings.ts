import * as pulumi from "@pulumi/pulumi";

/** An account that contributes to the graph, with the address of its root user. */
export interface Member {
  readonly account: string;
  readonly email: string;
}

/** How threats are found and looked into. */
export interface InvestigationSettings {
  readonly guardDuty: boolean;
  readonly detective: boolean;
  readonly members: readonly Member[];
  /** A role in each member's account that accepts the invitation; without it somebody has to, by hand. */
  readonly acceptWithRole?: string | undefined;
  readonly organization: boolean;
  /** A function that is called with each finding that matters. */
  readonly functionArn?: string | undefined;
}

/** Finds threats in this account, and looks into them there. */
export const investigationDefaults: InvestigationSettings = {
  guardDuty: true,
  detective: true,
  members: [],
  organization: false,
};

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
  readonly investigation?: InvestigationSettings;
}

/** What can be set of the environment that models are trained in. */
export interface TrainingSettings {
  readonly trainingUsers: readonly string[];
  readonly trainingNetwork: string;
  readonly trainingEndpoints: boolean;
}

/** What can be set of audit logging on Alibaba Cloud, where requests to every bucket are recorded and a lock has one mode. */
export interface AlicloudSettings extends Omit<AuditSettings, "dataSetBuckets" | "lockMode" | "investigation"> {
  readonly kmsInstanceId: string;
  readonly alertCenterRegion: string;
}

/** What can be set; every default is in Pulumi.yaml and satisfies every policy. */
export interface Settings extends AuditSettings, TrainingSettings, AlicloudSettings {
  readonly clouds: readonly string[];
}

const listOf = (text: string): readonly string[] =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");

const toMember = (text: string): Member => {
  const [, account, email] = /^(\d{12})=(\S+@\S+)$/.exec(text) ?? [];
  if (account === undefined || email === undefined)
    throw new pulumi.RunError(`detectiveMembers holds "${text}"; each has to look like 123456789012=root@example.com.`);
  return { account, email };
};

const readInvestigation = (config: pulumi.Config): InvestigationSettings => ({
  guardDuty: config.requireBoolean("guardDuty"),
  detective: config.requireBoolean("detective"),
  members: listOf(config.get("detectiveMembers") ?? "").map(toMember),
  acceptWithRole: config.get("detectiveMemberRole") || undefined,
  organization: config.requireBoolean("detectiveOrganization"),
  functionArn: config.get("findingsFunction") || undefined,
});

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
    investigation: readInvestigation(config),
    trainingUsers: listOf(config.get("trainingUsers") ?? ""),
    trainingNetwork: config.require("trainingNetwork"),
    trainingEndpoints: config.requireBoolean("trainingEndpoints"),
    kmsInstanceId: config.get("kmsInstanceId") ?? "",
    alertCenterRegion: config.require("alertCenterRegion"),
  };
  if (settings.expireAfterDays < settings.lockDays)
    throw new pulumi.RunError(
      `expireAfterDays is ${settings.expireAfterDays}; log files are locked for ${settings.lockDays} days and cannot expire before.`,
    );
  return settings;
};
