import type { RecordedResource, Snapshot } from "../../src/snapshot/snapshot";
import { toPath } from "../../src/snapshot/unknown";
import { type Path, withValue } from "./values-at";

/** What is done to a stack in one step. */
export const kinds = [
  "removal",
  "property",
  "link",
  "document",
  "pattern",
  "eventPattern",
  "selector",
  "query",
] as const;

export type Kind = (typeof kinds)[number];

/** One step that makes a stack worse, with the snapshot that it leads to. */
export interface Mutation {
  readonly kind: Kind;
  readonly resource: RecordedResource;
  /** The property that is changed; empty when the resource is. */
  readonly at: string;
  /** What is done, as the end of a sentence that begins with the property: `flipped to false`. */
  readonly what: string;
  readonly snapshot: () => Snapshot;
}

/** A change of one property, before it is known of which resource. */
export interface Edit {
  readonly path: Path;
  readonly what: string;
  /** `undefined`: the property goes. */
  readonly value: unknown;
}

/** A variation that means the same. */
export interface Variation {
  readonly kind: string;
  readonly what: string;
  readonly snapshot: () => Snapshot;
  /** The URN that a resource of the original has here; default: the same. */
  readonly urnNow?: (urn: string) => string;
}

/** The snapshot with a resource in the place of the one that has its URN. */
export const replaced = (snapshot: Snapshot, resource: RecordedResource): Snapshot => ({
  ...snapshot,
  resources: snapshot.resources.map((each) => (each.urn === resource.urn ? resource : each)),
});

/** A resource with one property changed, as an update would leave it: in what is asked for and in what comes of it. */
export const edited = (resource: RecordedResource, { path, value }: Edit): RecordedResource => ({
  ...resource,
  inputs: withValue(resource.inputs, path, value) as RecordedResource["inputs"],
  outputs: withValue(resource.outputs, path, value) as RecordedResource["outputs"],
});

/** As `edited`, where the property was computed from another resource and now is not. */
export const unlinked = (resource: RecordedResource, edit: Edit): RecordedResource => ({
  ...edited(resource, edit),
  propertyDependencies: { ...resource.propertyDependencies, [String(edit.path[0])]: [] },
});

/** Makes the mutation that an edit of a resource is. */
export const mutationOf = (kind: Kind, snapshot: Snapshot, resource: RecordedResource, edit: Edit): Mutation => ({
  kind,
  resource,
  at: toPath(edit.path.map(String)),
  what: edit.what,
  snapshot: () => replaced(snapshot, (kind === "link" ? unlinked : edited)(resource, edit)),
});

/** Resources that stand for something in a cloud: no components, no providers, not the stack itself. */
export const declared = ({ resources }: Snapshot): readonly RecordedResource[] =>
  resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
