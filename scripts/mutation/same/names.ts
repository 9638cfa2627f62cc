import { adaptersOf } from "../../../src/providers";
import type { RecordedResource, Snapshot } from "../../../src/snapshot/snapshot";
import { isUnknownSentinel } from "../../../src/snapshot/unknown";
import { declared, type Variation } from "../change";
import { withTexts } from "../values-at";

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
    };
  }),
});

const logicalName = (snapshot: Snapshot, resources: readonly RecordedResource[], what: string): Variation => {
  const renamed = new Set(resources.map(({ urn }) => urn));
  const urnNow = (urn: string): string => (renamed.has(urn) ? `${urn}-by-another-name` : urn);
  return { kind: "name in the program", what, urnNow, snapshot: () => withUrns(snapshot, urnNow) };
};

/** The snapshot with a text replaced in every property and id: consistently, so that whatever was the same still is. */
const withText = (snapshot: Snapshot, text: string, other: string): Snapshot => {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const whole = new RegExp(`(?<![A-Za-z0-9_-])${escaped}(?![A-Za-z0-9_])`, "g");
  const replace = (value: string): string => value.replace(whole, () => other);
  return {
    ...snapshot,
    resources: snapshot.resources.map((resource) => ({
      ...resource,
      inputs: withTexts(resource.inputs, replace) as RecordedResource["inputs"],
      outputs: withTexts(resource.outputs, replace) as RecordedResource["outputs"],
      ...(resource.id !== undefined && { id: replace(resource.id) }),
    })),
  };
};

const ownNames = ({ type, outputs }: RecordedResource): readonly string[] =>
  adaptersOf(type)
    .flatMap(({ identity }) => (identity?.names ?? []) as readonly string[])
    .flatMap((property) => {
      const name = outputs[property];
      return typeof name === "string" && name.length > 3 && !isUnknownSentinel(name) ? [name] : [];
    });

const placesIn = (snapshot: Snapshot, arnPart: RegExp): readonly string[] => [
  ...new Set(declared(snapshot).flatMap(({ outputs }) => (arnPart.exec(String(outputs.arn)) ?? []).slice(1))),
];

/** The same stack with other names, in another account and in another Region. */
export const nameVariations = (snapshot: Snapshot): readonly Variation[] => [
  logicalName(snapshot, snapshot.resources, "every resource"),
  ...declared(snapshot).map((resource) => logicalName(snapshot, [resource], `${resource.type} ${resource.name}`)),
  ...[...new Set(declared(snapshot).flatMap(ownNames))].map((name) => ({
    kind: "name in the cloud",
    what: name,
    snapshot: () => withText(snapshot, name, `${name}-by-another-name`),
  })),
  ...placesIn(snapshot, /^(?:arn|acs):[^:]*:[^:]*:[^:]*:(\d{12,16}):/).map((account) => ({
    kind: "account",
    what: account,
    snapshot: () => withText(snapshot, account, [...account].reverse().join("")),
  })),
  ...placesIn(snapshot, /^(?:arn|acs):[^:]*:[^:]*:([a-z]+-[a-z]+-\d):/).map((region) => ({
    kind: "Region",
    what: region,
    snapshot: () =>
      withText(
        snapshot,
        region,
        region.replace(/\d$/, (digit) => (digit === "1" ? "2" : "1")),
      ),
  })),
];
