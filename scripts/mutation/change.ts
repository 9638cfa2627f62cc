import type { RecordedResource, Snapshot } from "../../src/snapshot/snapshot";
import { toPath } from "../../src/snapshot/unknown";
import { type Path, withValue } from "./values-at";

/** What is done to a stack in one step. */
export const kinds = ["removal", "property", "link", "document", "pattern", "eventPattern", "selector"] as const;

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

const replaced = (
  snapshot: Snapshot,
  { urn }: RecordedResource,
  change: (resource: RecordedResource) => RecordedResource,
): Snapshot => ({
  ...snapshot,
  resources: snapshot.resources.map((each) => (each.urn === urn ? change(each) : each)),
});

/** The snapshot with one property changed, as an update would leave it: in what is asked for and in what comes of it. */
export const edited = (snapshot: Snapshot, resource: RecordedResource, { path, value }: Edit): Snapshot =>
  replaced(snapshot, resource, (each) => ({
    ...each,
    inputs: withValue(each.inputs, path, value) as RecordedResource["inputs"],
    outputs: withValue(each.outputs, path, value) as RecordedResource["outputs"],
  }));

/** As `edited`, where the property was computed from another resource and now is not. */
export const unlinked = (snapshot: Snapshot, resource: RecordedResource, edit: Edit): Snapshot =>
  replaced(edited(snapshot, resource, edit), resource, (each) => ({
    ...each,
    propertyDependencies: { ...each.propertyDependencies, [String(edit.path[0])]: [] },
  }));

/** Makes the mutation that an edit of a resource is. */
export const mutationOf = (kind: Kind, snapshot: Snapshot, resource: RecordedResource, edit: Edit): Mutation => ({
  kind,
  resource,
  at: toPath(edit.path.map(String)),
  what: edit.what,
  snapshot: () => (kind === "link" ? unlinked : edited)(snapshot, resource, edit),
});

/** Resources that stand for something in a cloud: no components, no providers, not the stack itself. */
export const declared = ({ resources }: Snapshot): readonly RecordedResource[] =>
  resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
