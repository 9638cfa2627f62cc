import { adaptersOf } from "../../../src/providers";
import type { RecordedResource, Snapshot } from "../../../src/snapshot/snapshot";
import { isUnknownSentinel } from "../../../src/snapshot/unknown";
import { declared, type Variation } from "../change";
import { withTexts } from "../values-at";

/** A reference to a provider is its URN and its id. */
const providerNow = (provider: string, urnNow: (urn: string) => string): string =>
  provider.replace(/^(.*)(?=::[^:]*$)/s, urnNow);

/** The snapshot with every URN replaced, wherever it stands. */
const withUrns = (snapshot: Snapshot, urnNow: (urn: string) => string): Snapshot => ({
  ...snapshot,
  resources: snapshot.resources.map((resource) => {
    const urn = urnNow(resource.urn);
    return {
      ...resource,
      urn,
      name: urn.split("::").slice(3).join("::"),
      dependencies: resource.dependencies.map(urnNow),
      propertyDependencies: Object.fromEntries(
        Object.entries(resource.propertyDependencies).map(([property, urns]) => [property, urns.map(urnNow)]),
      ),
      ...(resource.parent !== undefined && { parent: urnNow(resource.parent) }),
      ...(resource.provider !== undefined && { provider: providerNow(resource.provider, urnNow) }),
    };
  }),
});

const logicalName = (snapshot: Snapshot, resources: readonly RecordedResource[], what: string): Variation => {
  const renamed = new Set(resources.map(({ urn }) => urn));
  const urnNow = (urn: string): string => (renamed.has(urn) ? `${urn}-by-another-name` : urn);
  return { kind: "name in the program", what, urnNow, snapshot: () => withUrns(snapshot, urnNow) };
};

/** A text as an expression that finds it. */
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The snapshot with a text replaced in every property and id: consistently, so that whatever was the same still is. */
const withText = (snapshot: Snapshot, text: RegExp, other: string): Snapshot => {
  const replace = (value: string): string => value.replace(text, () => other);
  return {
    ...snapshot,
    outputs: withTexts(snapshot.outputs, replace) as Snapshot["outputs"],
    resources: snapshot.resources.map((resource) => ({
      ...resource,
      inputs: withTexts(resource.inputs, replace) as RecordedResource["inputs"],
      outputs: withTexts(resource.outputs, replace) as RecordedResource["outputs"],
      ...(resource.id !== undefined && { id: replace(resource.id) }),
    })),
  };
};

/** Log groups to which services write by names of theirs: by another name they are others. */
const givenByAws = /^\/aws\//;

/** A name where it stands by itself, or after what ActionTrail puts before it to name a trail's log store. */
const alone = (name: string): RegExp =>
  new RegExp(`(?<![A-Za-z0-9-]|(?<!\\bactiontrail)_)${literal(name)}(?![A-Za-z0-9_])`, "g");

const ownNames = ({ type, outputs }: RecordedResource): readonly string[] =>
  adaptersOf(type)
    .flatMap(({ identity }) => (identity?.names ?? []) as readonly string[])
    .flatMap((property) => {
      const name = outputs[property];
      const isOwn = typeof name === "string" && name.length > 3 && !isUnknownSentinel(name);
      return isOwn && !givenByAws.test(name) ? [name] : [];
    });

const placesIn = (snapshot: Snapshot, arnPart: RegExp): readonly string[] => [
  ...new Set(declared(snapshot).flatMap(({ outputs }) => (arnPart.exec(String(outputs.arn)) ?? []).slice(1))),
];

/** A Region ends in a number, or in the name of a city (Alibaba Cloud); a zone of it is called after it. */
const regionText = (region: string): RegExp =>
  new RegExp(`(?<![A-Za-z0-9])${region}(?!${/\d$/.test(region) ? "\\d" : "[A-Za-z0-9]"})`, "g");

const otherRegion = (region: string): string => {
  if (!/\d$/.test(region)) return region === "cn-shanghai" ? "cn-hangzhou" : "cn-shanghai";
  return region.replace(/\d+$/, (number) => (number === "1" ? "2" : "1"));
};

/** The same stack with other names, in another account and in another Region. */
export const nameVariations = (snapshot: Snapshot): readonly Variation[] => [
  logicalName(snapshot, snapshot.resources, "every resource"),
  ...declared(snapshot).map((resource) => logicalName(snapshot, [resource], `${resource.type} ${resource.name}`)),
  ...[...new Set(declared(snapshot).flatMap(ownNames))].map((name) => ({
    kind: "name in the cloud",
    what: name,
    snapshot: () => withText(snapshot, alone(name), `${name}-by-another-name`),
  })),
  // An account and a Region stand within names as well: in those of buckets and of CloudTrail's log streams.
  ...placesIn(snapshot, /^(?:arn:[^:]*|acs):[^:]*:[^:]*:(\d{12,16}):/).map((account) => ({
    kind: "account",
    what: account,
    snapshot: () => withText(snapshot, new RegExp(`(?<!\\d)${account}(?!\\d)`, "g"), [...account].reverse().join("")),
  })),
  ...placesIn(snapshot, /^(?:arn:[^:]*|acs):[^:]*:([a-z]+(?:-[a-z]+)+(?:-\d+)?):/).map((region) => ({
    kind: "Region",
    what: region,
    snapshot: () => withText(snapshot, regionText(region), otherRegion(region)),
  })),
];
