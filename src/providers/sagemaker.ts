import type { EndpointConfig, Model } from "../concepts/serving";
import type { Notebook, Studio, UserProfile } from "../concepts/studio";
import type { Lenses } from "./adapter";
import { nonEmpty, textOf } from "./values";

interface DomainSource {
  appNetworkAccessType?: string | undefined;
  domainSettings?: { executionRoleIdentityConfig?: string | undefined } | undefined;
  defaultUserSettings: {
    executionRole?: string | undefined;
    sharingSettings?: { notebookOutputOption?: string | undefined; s3KmsKeyId?: string | undefined } | undefined;
  };
  kmsKeyId?: string | undefined;
}

/** How both AWS providers spell a domain (SageMaker API Reference, CreateDomain). */
export const studioLenses: Lenses<DomainSource, Studio> = {
  attributable: {
    at: "domainSettings.executionRoleIdentityConfig",
    get: (p) => textOf(p.domainSettings?.executionRoleIdentityConfig) === "USER_PROFILE_NAME",
    set: (p, v) => {
      p.domainSettings ??= {};
      p.domainSettings.executionRoleIdentityConfig = v ? "USER_PROFILE_NAME" : "DISABLED";
    },
  },
  executionRole: {
    at: "defaultUserSettings.executionRole",
    to: "role",
    get: (p) => p.defaultUserSettings.executionRole,
  },
  networkIsolated: { at: "appNetworkAccessType", get: (p) => textOf(p.appNetworkAccessType) === "VpcOnly" },
  key: { at: "kmsKeyId", to: "key", get: (p) => p.kmsKeyId },
  sharesOutput: {
    at: "defaultUserSettings.sharingSettings.notebookOutputOption",
    get: (p) => textOf(p.defaultUserSettings.sharingSettings?.notebookOutputOption) === "Allowed",
  },
  outputKey: {
    at: "defaultUserSettings.sharingSettings.s3KmsKeyId",
    to: "key",
    get: (p) => p.defaultUserSettings.sharingSettings?.s3KmsKeyId,
  },
};

interface UserProfileSource {
  domainId: string;
  userSettings?: { executionRole?: string | undefined } | undefined;
}

/** How both AWS providers spell a user profile (SageMaker API Reference, CreateUserProfile). */
export const userProfileLenses: Lenses<UserProfileSource, UserProfile> = {
  studio: { at: "domainId", to: "studio", get: (p) => p.domainId },
  executionRole: { at: "userSettings.executionRole", to: "role", get: (p) => p.userSettings?.executionRole },
};

interface NotebookSource {
  rootAccess?: string | undefined;
  directInternetAccess?: string | undefined;
  subnetId?: string | undefined;
  instanceMetadataServiceConfiguration?: { minimumInstanceMetadataServiceVersion?: string | undefined } | undefined;
  kmsKeyId?: string | undefined;
}

/** How both AWS providers spell a notebook instance (SageMaker API Reference, CreateNotebookInstance). */
export const notebookLenses: Lenses<NotebookSource, Notebook> = {
  rootAccess: {
    at: "rootAccess",
    get: (p) => textOf(p.rootAccess) !== "Disabled",
    set: (p, v) => (p.rootAccess = v ? "Enabled" : "Disabled"),
  },
  directInternet: {
    at: "directInternetAccess",
    get: (p) => textOf(p.directInternetAccess) !== "Disabled",
    set: (p, v) => (p.directInternetAccess = v ? "Enabled" : "Disabled"),
  },
  inNetwork: { at: "subnetId", get: (p) => textOf(p.subnetId) !== undefined },
  metadataNeedsToken: {
    at: "instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion",
    get: (p) => textOf(p.instanceMetadataServiceConfiguration?.minimumInstanceMetadataServiceVersion) === "2",
    set: (p, v) => (p.instanceMetadataServiceConfiguration = { minimumInstanceMetadataServiceVersion: v ? "2" : "1" }),
  },
  key: { at: "kmsKeyId", to: "key", get: (p) => p.kmsKeyId },
};

interface ModelSource {
  enableNetworkIsolation?: boolean | undefined;
}

/** How both AWS providers spell a model (SageMaker API Reference, CreateModel). */
export const modelLenses: Lenses<ModelSource, Model> = {
  networkIsolated: {
    at: "enableNetworkIsolation",
    get: (p) => p.enableNetworkIsolation ?? false,
    set: (p, v) => (p.enableNetworkIsolation = v),
  },
};

interface Machine {
  instanceType?: string | undefined;
}

interface Variant extends Machine {
  instancePools?: readonly Machine[] | undefined;
  serverlessConfig?: object | undefined;
}

interface EndpointConfigSource {
  dataCaptureConfig?:
    | {
        enableCapture?: boolean | undefined;
        captureOptions: readonly { captureMode: string }[];
        initialSamplingPercentage: number;
        kmsKeyId?: string | undefined;
      }
    | undefined;
  productionVariants: readonly Variant[];
}

const captured: ReadonlyMap<string, EndpointConfig["captures"]> = new Map([
  ["Input", ["requests"]],
  ["Output", ["answers"]],
  ["InputAndOutput", ["requests", "answers"]],
]);

/** Machine types with instance store volumes (Amazon EC2 User Guide, "Instance store volumes"), as far as SageMaker serves on them. */
const localDisk = /^ml\.([a-z]+\d+[a-z]*d[a-z]*|g5|g6[a-z]*|gr6[a-z]*|p5[a-z]*|p6\S*|trn[12]\S*|i\d\S*)\./;

/** How both AWS providers spell an endpoint configuration, apart from its own key (SageMaker API Reference, CreateEndpointConfig). */
export const endpointConfigLenses: Lenses<EndpointConfigSource, Omit<EndpointConfig, "volumeKey">> = {
  serverless: {
    at: "productionVariants",
    get: (p) => p.productionVariants.every(({ serverlessConfig }) => nonEmpty(serverlessConfig) !== undefined),
  },
  capturesData: { at: "dataCaptureConfig.enableCapture", get: (p) => p.dataCaptureConfig?.enableCapture ?? false },
  captures: {
    at: "dataCaptureConfig.captureOptions",
    get: (p) =>
      (p.dataCaptureConfig?.captureOptions ?? []).flatMap(({ captureMode }) => captured.get(captureMode) ?? []),
  },
  sampledPercent: {
    at: "dataCaptureConfig.initialSamplingPercentage",
    get: (p) => p.dataCaptureConfig?.initialSamplingPercentage ?? 0,
  },
  captureKey: { at: "dataCaptureConfig.kmsKeyId", to: "key", get: (p) => p.dataCaptureConfig?.kmsKeyId },
  hasLocalDisk: {
    at: "productionVariants",
    get: (p) =>
      p.productionVariants
        .flatMap((variant): readonly Machine[] => [variant, ...(variant.instancePools ?? [])])
        .some(({ instanceType }) => localDisk.test(textOf(instanceType) ?? "")),
  },
};

/** What begins the names of log groups to which SageMaker writes (SageMaker AI Developer Guide, "CloudWatch Logs for Amazon SageMaker AI"). */
const group = (name: string): string => `/aws/sagemaker/${name}`;

/** A studio's own group, and those of the jobs that people start from it. */
export const studioGroups: readonly string[] = ["studio", "TrainingJobs", "ProcessingJobs", "TransformJobs"].map(group);

export const notebookGroups: readonly string[] = [group("NotebookInstances")];

export const trainingGroups: readonly string[] = [group("TrainingJobs")];

export const processingGroups: readonly string[] = [group("ProcessingJobs")];

/** An endpoint has a group of its own, which nobody can name before it has a name itself. */
export const endpointGroups = (name: string | undefined): readonly string[] =>
  name === undefined ? [] : [group(`Endpoints/${name}`)];
