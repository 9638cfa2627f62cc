/** The type of the resource that stands for the stack itself. */
export const STACK_TYPE = "pulumi:pulumi:Stack";

/** The part of a URN before the resource's name: project, stack and the types of all parents. */
const qualifiedType = (urn: string): string => urn.split("::")[2] ?? "";

/**
 * A resource's URN: `urn:pulumi:<stack>::<project>::<parent types>$<type>::<name>`.
 * Source: pulumi/sdk/go/common/resource/urn.
 */
export const makeUrn = (stack: string, project: string, parent: string, type: string, name: string): string => {
  const parentType = qualifiedType(parent);
  const qualified = parentType === "" || parentType === STACK_TYPE ? type : `${parentType}$${type}`;
  return `urn:pulumi:${stack}::${project}::${qualified}::${name}`;
};

/** The name that ends a URN. */
export const nameOf = (urn: string): string => urn.split("::").slice(3).join("::");
