import assert from "node:assert/strict";
import type { Properties, RecordedResource, Snapshot } from "../src/snapshot/snapshot";
import { audit } from "../src/testing";

/** One resource of a deployment, by the end of its type and its name. */
export const named =
  (type: string, name: string) =>
  (resource: RecordedResource): boolean =>
    resource.type.endsWith(`:${type}`) && resource.name === name;

/** A deployment that lacks one resource. */
export const without = (deployed: Snapshot, isGone: (resource: RecordedResource) => boolean): Snapshot => {
  const resources = deployed.resources.filter((resource) => !isGone(resource));
  assert.equal(resources.length, deployed.resources.length - 1);
  return { ...deployed, resources };
};

/** A deployment in which some properties of one resource are others. */
export const changed = (
  deployed: Snapshot,
  isMeant: (resource: RecordedResource) => boolean,
  change: Properties,
): Snapshot => {
  assert.equal(deployed.resources.filter(isMeant).length, 1);
  const resources = deployed.resources.map((resource) =>
    isMeant(resource)
      ? { ...resource, inputs: { ...resource.inputs, ...change }, outputs: { ...resource.outputs, ...change } }
      : resource,
  );
  return { ...deployed, resources };
};

/** The policies that a deployment violates. */
export const seenBy = async (deployed: Snapshot): Promise<readonly string[]> => [
  ...new Set((await audit(deployed)).results.flatMap((r) => (r.verdict === "violating" ? [r.policy] : []))),
];
