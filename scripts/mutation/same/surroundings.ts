import { allAdapters } from "../../../src/providers";
import type { Properties, RecordedResource, Snapshot } from "../../../src/snapshot/snapshot";
import { declared, type Variation } from "../change";

const needs = ({ dependencies, propertyDependencies, parent, provider }: RecordedResource): readonly string[] => [
  ...dependencies,
  ...Object.values(propertyDependencies).flat(),
  ...(parent === undefined ? [] : [parent]),
  ...(provider === undefined ? [] : [provider.replace(/::[^:]*$/, "")]),
];

/** The resources in another order in which each still comes after what it needs. */
export const inOrder = (
  resources: readonly RecordedResource[],
  isBefore: (a: RecordedResource, b: RecordedResource) => boolean,
): readonly RecordedResource[] => {
  const all = new Set(resources.map(({ urn }) => urn));
  const done = new Set<string>();
  const ordered: RecordedResource[] = [];
  for (let left = [...resources]; left.length > 0; left = left.filter(({ urn }) => !done.has(urn))) {
    const ready = left.filter((resource) => needs(resource).every((urn) => done.has(urn) || !all.has(urn)));
    const next = ready.reduce<RecordedResource | undefined>(
      (best, each) => (best && !isBefore(each, best) ? best : each),
      undefined,
    );
    if (!next) return resources;
    done.add(next.urn);
    ordered.push(next);
  }
  return ordered;
};

const orders = (snapshot: Snapshot): readonly Variation[] => {
  const place = new Map(snapshot.resources.map(({ urn }, i) => [urn, i]));
  const of = (what: string, isBefore: (a: RecordedResource, b: RecordedResource) => boolean): Variation => ({
    kind: "order of resources",
    what,
    snapshot: () => ({ ...snapshot, resources: inOrder(snapshot.resources, isBefore) }),
  });
  return [
    of("the last that can go first", (a, b) => (place.get(a.urn) ?? 0) > (place.get(b.urn) ?? 0)),
    of("by type", (a, b) => a.type + a.urn < b.type + b.urn),
    of("by type, backwards", (a, b) => a.type + a.urn > b.type + b.urn),
    of("by name", (a, b) => a.name + a.urn < b.name + b.urn),
  ];
};

const unrelated = (snapshot: Snapshot, type: string, inputs: Properties): Variation => {
  const [prefix = ""] = /^urn:pulumi:[^:]*::[^:]*::/.exec(snapshot.resources[0]?.urn ?? "") ?? [];
  const like = declared(snapshot).find((resource) => resource.type.split(":")[0] === type.split(":")[0]);
  const resource: RecordedResource = {
    urn: `${prefix}${type}::unrelated`,
    type,
    name: "unrelated",
    custom: true,
    id: "unrelated-to-auditing",
    inputs,
    outputs: inputs,
    dependencies: [],
    propertyDependencies: {},
    ...(like?.provider !== undefined && { provider: like.provider }),
  };
  return {
    kind: "unrelated resource",
    what: type,
    snapshot: () => ({ ...snapshot, resources: [...snapshot.resources, resource] }),
  };
};

/** One more of everything that has a name, nobody refers to, and is no trail; and of a type that nobody knows. */
const company = (snapshot: Snapshot): readonly Variation[] => {
  const packages = new Set(declared(snapshot).map(({ type }) => type.split(":")[0] ?? ""));
  const known = allAdapters().flatMap(({ concept, types, identity }) =>
    identity && concept !== "trail" ? types.map((type) => ({ type, names: identity.names as readonly string[] })) : [],
  );
  return [
    ...known
      .filter(({ type }) => packages.has(type.split(":")[0] ?? ""))
      .map(({ type, names }) =>
        unrelated(snapshot, type, Object.fromEntries(names.map((name) => [name, "unrelated-to-auditing"]))),
      ),
    ...[...packages].map((name) => unrelated(snapshot, `${name}:unrelated/queue:Queue`, { name: "unrelated" })),
  ];
};

const tagged = (snapshot: Snapshot, type: string): Variation => {
  const tag = (props: Properties): Properties => ({
    ...props,
    tags: { ...(props.tags as Properties | undefined), costCentre: "audit" },
  });
  return {
    kind: "tag",
    what: type,
    snapshot: () => ({
      ...snapshot,
      resources: snapshot.resources.map((resource) =>
        resource.type === type
          ? { ...resource, inputs: tag(resource.inputs), outputs: tag(resource.outputs) }
          : resource,
      ),
    }),
  };
};

/** The same stack in another order, in other company, with tags. */
export const surroundingVariations = (snapshot: Snapshot): readonly Variation[] => [
  ...orders(snapshot),
  ...company(snapshot),
  ...[...new Set(declared(snapshot).map(({ type }) => type))].map((type) => tagged(snapshot, type)),
];
