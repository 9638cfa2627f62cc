import type { Snapshot } from "./snapshot";

/** A recorded deployment in the format of `pulumi stack export`. */
export const toStateExport = (snapshot: Snapshot): object => ({
  version: 3,
  deployment: {
    manifest: { time: "0001-01-01T00:00:00Z", magic: "", version: "" },
    resources: snapshot.resources.map((resource) => ({
      urn: resource.urn,
      custom: resource.custom,
      ...(resource.id !== undefined && { id: resource.id }),
      type: resource.type,
      inputs: resource.inputs,
      outputs: resource.outputs,
      ...(resource.parent !== undefined && { parent: resource.parent }),
      ...(resource.options?.protect && { protect: true }),
      dependencies: resource.dependencies,
      ...(resource.provider !== undefined && { provider: resource.provider }),
      propertyDependencies: resource.propertyDependencies,
    })),
  },
});
