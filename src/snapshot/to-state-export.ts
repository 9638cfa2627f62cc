import { maskOf, sealSecrets } from "./secrets";
import type { Snapshot } from "./snapshot";

/**
 * A recorded deployment in the format of `pulumi stack export`. Secrets are told on request only; otherwise what holds one
 * cannot be read from it, like what Pulumi encrypts.
 */
export const toStateExport = (snapshot: Snapshot, { showSecrets = false } = {}): object => {
  const mask = maskOf(snapshot);
  return {
    version: 3,
    deployment: {
      manifest: { time: "0001-01-01T00:00:00Z", magic: "", version: "" },
      resources: snapshot.resources.map((resource) => ({
        urn: resource.urn,
        custom: resource.custom,
        ...(resource.id !== undefined && (showSecrets || mask(resource.id) === resource.id) && { id: resource.id }),
        type: resource.type,
        inputs: sealSecrets(resource.inputs, resource.secrets ?? [], mask, showSecrets),
        outputs: sealSecrets(resource.outputs, resource.secrets ?? [], mask, showSecrets),
        ...(resource.parent !== undefined && { parent: resource.parent }),
        ...(resource.options?.protect && { protect: true }),
        dependencies: resource.dependencies,
        ...(resource.provider !== undefined && { provider: resource.provider }),
        propertyDependencies: resource.propertyDependencies,
      })),
    },
  };
};
