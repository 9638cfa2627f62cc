import type {
  PolicyProviderResource,
  PolicyResource,
  ResourceValidationArgs,
  StackValidationArgs,
} from "@pulumi/policy";
import type { StackResource } from "./resource";
import type { Properties } from "./snapshot";
import { Stack } from "./stack";
import { isUnknownValueError } from "./unknown";

interface Source {
  readonly type: string;
  readonly urn: string;
  readonly name: string;
  readonly props: Properties;
  readonly opts: ResourceValidationArgs["opts"];
  readonly provider?: PolicyProviderResource;
}

const known = (read: () => unknown): string | undefined => {
  try {
    const value = read();
    return typeof value === "string" && value !== "" ? value : undefined;
  } catch (error) {
    if (isUnknownValueError(error)) return undefined;
    throw error;
  }
};

const toResource = (
  source: Source,
  links: Pick<StackResource, "parent" | "dependencies" | "propertyDependencies">,
): StackResource => ({
  urn: source.urn,
  type: source.type,
  name: source.name,
  custom: source.provider !== undefined,
  props: source.props,
  options: source.opts,
  get id() {
    return known(() => source.props.id);
  },
  get region() {
    return known(() => source.props.region) ?? known(() => source.provider?.props.region);
  },
  ...links,
});

/** The one resource that a resource policy is given; its links lead nowhere, only whether they are set is known. */
export const resourceFromArgs = (args: ResourceValidationArgs): StackResource =>
  toResource(args, { parent: args.opts.parent, dependencies: [], propertyDependencies: {} });

const fromPolicyResource = (resource: PolicyResource): StackResource =>
  toResource(resource, {
    parent: resource.parent?.urn,
    dependencies: resource.dependencies.map(({ urn }) => urn),
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.propertyDependencies).map(([property, sources]) => [
        property,
        sources.map(({ urn }) => urn),
      ]),
    ),
  });

/** The stack that a stack policy is given. */
export const fromStackArgs = (args: StackValidationArgs): Stack =>
  new Stack(args.resources.map(fromPolicyResource), args.stackTags);
