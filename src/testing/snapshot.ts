import type { Place } from "../engine/options";
import { checkInputs, makeOutputs } from "../engine/providers";
import { packageOf, placeOf } from "../engine/providers/places";
import type { Properties, RecordedResource, Snapshot } from "../snapshot/snapshot";
import { unknownSentinels } from "../snapshot/unknown";
import { makeUrn } from "../snapshot/urn";
import { Computed, type TestResource } from "./resources";

/** Where and how a test's resources are deployed. */
export interface Deployment {
  /** `preview`: computed values are unknown. `update`: every value is known. */
  readonly mode: "preview" | "update";
  /** Default: each provider's own. */
  readonly region?: string;
  readonly stackTags?: Readonly<Record<string, string>>;
}

const PROJECT = "test";
const STACK = "test";

const urnOf = ({ type, name, parent }: TestResource): string =>
  makeUrn(STACK, PROJECT, parent ? urnOf(parent) : "", type, name);

/** Deploys the resources of a test one by one, what a resource refers to before it. */
class Deployer {
  readonly recorded = new Map<string, RecordedResource>();
  private readonly owners = new Map<string, TestResource>();

  constructor(private readonly deployment: Deployment) {}

  deploy(resource: TestResource): RecordedResource {
    const urn = urnOf(resource);
    const owner = this.owners.get(urn);
    if (owner && owner !== resource)
      throw new Error(`Two resources are ${resource.type} \`${resource.name}\`: give one of them another name.`);
    this.owners.set(urn, resource);
    const parent = resource.parent && this.deploy(resource.parent).urn;
    const propertyDependencies: Record<string, readonly string[]> = {};
    const given: Properties = {};
    for (const [key, value] of Object.entries(resource.props)) {
      const sources = new Set<string>();
      given[key] = this.resolve(value, sources);
      if (sources.size > 0) propertyDependencies[key] = [...sources];
    }
    const known = this.recorded.get(urn);
    if (known) return known;
    const recorded = this.record(resource, urn, given, propertyDependencies, parent);
    this.recorded.set(urn, recorded);
    return recorded;
  }

  private record(
    { type, name }: TestResource,
    urn: string,
    given: Properties,
    propertyDependencies: RecordedResource["propertyDependencies"],
    parent: string | undefined,
  ): RecordedResource {
    const inputs = checkInputs(type, urn, given);
    const place = this.placeOf(packageOf(type));
    const { id, outputs } = makeOutputs(type, urn, inputs, place, this.deployment.mode === "preview");
    return {
      urn,
      type,
      name,
      custom: true,
      inputs,
      outputs,
      provider: this.providerOf(type),
      dependencies: [...new Set(Object.values(propertyDependencies).flat())],
      propertyDependencies,
      ...(id !== undefined && { id }),
      ...(parent !== undefined && { parent }),
    };
  }

  private providerOf(type: string): string {
    const pkg = packageOf(type);
    const urn = makeUrn(STACK, PROJECT, "", `pulumi:providers:${pkg}`, "default");
    const inputs: Properties = { region: this.placeOf(pkg).region };
    this.recorded.set(urn, {
      urn,
      type: `pulumi:providers:${pkg}`,
      name: "default",
      custom: true,
      inputs,
      outputs: inputs,
      dependencies: [],
      propertyDependencies: {},
    });
    return `${urn}::default`;
  }

  private placeOf(pkg: string): Place {
    const { region } = this.deployment;
    return placeOf(pkg, region === undefined ? {} : { region });
  }

  private resolve(value: unknown, sources: Set<string>): unknown {
    if (value instanceof Computed) {
      const from = value.sources.map((source) => this.deploy(source));
      for (const { urn } of from) sources.add(urn);
      if (this.deployment.mode === "preview") return unknownSentinels.string;
      return value.value(...from.map(({ id, outputs }) => ({ ...outputs, id })));
    }
    if (Array.isArray(value)) return value.map((item) => this.resolve(item, sources));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.resolve(item, sources)]));
  }
}

/** Makes a deployment of a test's resources, and of all that they refer to. */
export const toSnapshot = (resources: readonly TestResource[], deployment: Deployment): Snapshot => {
  const deployer = new Deployer(deployment);
  for (const resource of resources) deployer.deploy(resource);
  return {
    project: PROJECT,
    stack: STACK,
    mode: deployment.mode,
    resources: [...deployer.recorded.values()],
    outputs: {},
    stackTags: deployment.stackTags ?? {},
  };
};
