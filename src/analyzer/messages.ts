import * as pb from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "../protocol/grpc";
import type { Properties, RecordedResource } from "../snapshot/snapshot";

type StructValue = Parameters<typeof Struct.fromJavaScript>[0];

/** What a pack says about a resource, or about the stack. */
export interface Diagnostic {
  readonly policy: string;
  readonly message: string;
  readonly enforcement: Enforcement;
  readonly urn: string;
}

/** The engine's words for how much a violation matters. */
export type Enforcement = "advisory" | "mandatory" | "disabled" | "remediate";

const levels: Readonly<Record<number, Enforcement>> = {
  [pb.EnforcementLevel.ADVISORY]: "advisory",
  [pb.EnforcementLevel.MANDATORY]: "mandatory",
  [pb.EnforcementLevel.DISABLED]: "disabled",
  [pb.EnforcementLevel.REMEDIATE]: "remediate",
};

/** The word for a level on the wire. */
export const enforcementOf = (level: number): Enforcement => levels[level] ?? "advisory";

/** The level on the wire for a word. */
export const levelOf = (enforcement: Enforcement): number =>
  Number(Object.entries(levels).find(([, word]) => word === enforcement)?.[0] ?? 0);

/** Properties as the protocol carries them. */
export const toStruct = (properties: Properties) =>
  Struct.fromJavaScript(properties as Readonly<Record<string, StructValue>>);

const optionsOf = ({ options, parent }: RecordedResource): pb.AnalyzerResourceOptions => {
  const message = new pb.AnalyzerResourceOptions();
  message.setProtect(options?.protect ?? false);
  message.setIgnorechangesList([...(options?.ignoreChanges ?? [])]);
  message.setAliasesList([...(options?.aliases ?? [])]);
  message.setAdditionalsecretoutputsList([...(options?.additionalSecretOutputs ?? [])]);
  if (parent !== undefined) message.setParent(parent);
  return message;
};

const providerOf = (provider: RecordedResource | undefined): pb.AnalyzerProviderResource | undefined => {
  if (!provider) return undefined;
  const message = new pb.AnalyzerProviderResource();
  message.setType(provider.type);
  message.setUrn(provider.urn);
  message.setName(provider.name);
  message.setProperties(toStruct(provider.inputs));
  return message;
};

const fill = <T extends pb.AnalyzeRequest | pb.AnalyzerResource>(
  message: T,
  resource: RecordedResource,
  properties: Properties,
  provider: RecordedResource | undefined,
): T => {
  message.setType(resource.type);
  message.setUrn(resource.urn);
  message.setName(resource.name);
  message.setProperties(toStruct(properties));
  message.setOptions(optionsOf(resource));
  message.setProvider(providerOf(provider));
  return message;
};

/** One resource with its checked inputs, as a pack sees it before it is created. */
export const analyzeRequest = (resource: RecordedResource, provider: RecordedResource | undefined): pb.AnalyzeRequest =>
  fill(new pb.AnalyzeRequest(), resource, resource.inputs, provider);

/** All resources with their outputs, as a pack sees them at the end. */
export const analyzeStackRequest = (
  resources: readonly RecordedResource[],
  provider: (resource: RecordedResource) => RecordedResource | undefined,
): pb.AnalyzeStackRequest => {
  const request = new pb.AnalyzeStackRequest();
  for (const resource of resources) {
    const message = fill(new pb.AnalyzerResource(), resource, resource.outputs, provider(resource));
    message.setParent(resource.parent ?? "");
    message.setDependenciesList([...resource.dependencies]);
    for (const [property, urns] of Object.entries(resource.propertyDependencies)) {
      const dependencies = new pb.AnalyzerPropertyDependencies();
      dependencies.setUrnsList([...urns]);
      message.getPropertydependenciesMap().set(property, dependencies);
    }
    request.addResources(message);
  }
  return request;
};

/** A pack's diagnostics; those that name no resource are about the one that was asked about. */
export const diagnosticsOf = (response: pb.AnalyzeResponse, urn: string): readonly Diagnostic[] =>
  response.getDiagnosticsList().map((diagnostic) => ({
    policy: diagnostic.getPolicyname(),
    message: diagnostic.getMessage(),
    enforcement: enforcementOf(diagnostic.getEnforcementlevel()),
    urn: diagnostic.getUrn() || urn,
  }));
