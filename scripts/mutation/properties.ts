import type { Properties, RecordedResource, Snapshot } from "../../src/snapshot/snapshot";
import { isUnknownSentinel } from "../../src/snapshot/unknown";
import { declared, type Edit, type Kind, type Mutation, mutationOf, replaced, unlinked } from "./change";
import { wordingsIn } from "./languages";
import { type Reading, readingsOf } from "./reads";
import { isContainer, isUnder, type Path, valueAt, valuesIn, withTexts } from "./values-at";

/** What no resource is called. */
export const ELSEWHERE = "elsewhere";

/** A name, id or ARN of the same form that nothing answers to; the `:*` of a log group's ARN stays at its end. */
const astray = (text: string): string => {
  if (isUnknownSentinel(text)) return ELSEWHERE;
  return text.endsWith(":*") ? `${text.slice(0, -2)}-${ELSEWHERE}:*` : `${text}-${ELSEWHERE}`;
};

/** A number is moved both ways: which way is the worse, the fact alone knows. */
const numbersFrom = (value: number): readonly (readonly [what: string, value: number])[] => [
  ["lowered to 0", 0],
  ["lowered to 1", 1],
  ["halved", Math.floor(value / 2)],
  ["raised a thousandfold", Math.max(1, value) * 1000],
];

const isNumeric = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);

const ofNumber = (path: Path, value: number, write: (value: number) => unknown): readonly Edit[] => {
  const seen = new Set([value]);
  return numbersFrom(value).flatMap(([what, next]) => {
    if (seen.has(next)) return [];
    seen.add(next);
    return [{ path, what, value: write(next) }];
  });
};

const ofValue = (path: Path, value: unknown): readonly Edit[] => {
  if (isUnknownSentinel(value) || value === "") return [];
  if (typeof value === "boolean") return [{ path, what: `flipped to ${!value}`, value: !value }];
  if (typeof value === "number") return ofNumber(path, value, (next) => next);
  if (typeof value === "string")
    return isNumeric(value)
      ? ofNumber(path, Number(value), String)
      : [
          { path, what: "emptied", value: "" },
          { path, what: "changed", value: `${value}-${ELSEWHERE}` },
        ];
  return [];
};

const ofContainer = (path: Path, value: object): readonly Edit[] => {
  if (!Array.isArray(value)) return [{ path, what: "removed", value: undefined }];
  if (value.length === 0) return [];
  const entries = value.length === 1 ? [] : value.map((_, i) => [...path, i]);
  return [
    { path, what: "emptied", value: [] },
    ...entries.map((entry) => ({ path: entry, what: "dropped", value: undefined })),
  ];
};

/** A link is cut, or leads to something that does not exist. */
const ofLink = (path: Path, value: string): readonly Edit[] => [
  { path, what: "emptied", value: "" },
  { path, what: "led astray", value: astray(value) },
];

/** Something said by default: it can be said otherwise. */
const ofAbsent = ({ at, says }: Reading, path: Path): readonly Edit[] =>
  typeof says === "boolean" && path.join(".") === at ? [{ path, what: `set to ${!says}`, value: !says }] : [];

/** What a lens read, and where it was given a list or a block as a whole, all that is in it. */
const pathsOf = (props: object, { paths }: Reading): readonly Path[] =>
  paths.flatMap((path) => {
    const isRead = paths.some((other) => other.length > path.length && isUnder(other, path));
    return isRead ? [path] : [...valuesIn(valueAt(props, path))].map(([inner]) => [...path, ...inner]);
  });

const isOwnName = ({ adapter, fact }: Reading, path: Path): boolean =>
  path.length === 1 &&
  (fact === "name" || (adapter.identity?.names as readonly unknown[] | undefined)?.includes(path[0]) === true);

const isReferredTo = (snapshot: Snapshot, { urn }: RecordedResource, name: string): boolean =>
  declared(snapshot).some((other) => other.urn !== urn && JSON.stringify(other.inputs).includes(name));

/** A resource of another name: what the provider computes from it follows, what refers to it does not. */
const renamed = (snapshot: Snapshot, resource: RecordedResource, path: Path, name: string): readonly Mutation[] => {
  if (isUnknownSentinel(name) || !isReferredTo(snapshot, resource, name)) return [];
  const rename = (text: string): string => text.replaceAll(name, `${name}-${ELSEWHERE}`);
  const edit = { path, what: "renamed, and what refers to it not", value: rename(name) };
  const computed = Object.entries(resource.outputs).filter(([key]) => !Object.hasOwn(resource.inputs, key));
  const changed = unlinked(resource, edit);
  const other: RecordedResource = {
    ...changed,
    outputs: { ...changed.outputs, ...(withTexts(Object.fromEntries(computed), rename) as Properties) },
    ...(resource.id !== undefined && { id: rename(resource.id) }),
  };
  return [{ ...mutationOf("link", snapshot, resource, edit), snapshot: () => replaced(snapshot, other) }];
};

const mutationsAt = (
  snapshot: Snapshot,
  resource: RecordedResource,
  reading: Reading,
  path: Path,
): readonly Mutation[] => {
  const of = (kind: Kind, edits: readonly Edit[]) => edits.map((edit) => mutationOf(kind, snapshot, resource, edit));
  const value = valueAt(resource.outputs, path);
  if (isContainer(value)) return of("property", ofContainer(path, value));
  if (value === undefined) return of("property", ofAbsent(reading, path));
  if (typeof value !== "string" || value === "") return of("property", ofValue(path, value));
  if (isOwnName(reading, path)) return renamed(snapshot, resource, path, value);
  return reading.to === undefined ? of("property", ofValue(path, value)) : of("link", ofLink(path, value));
};

/**
 * Every property that an adapter reads, changed in every way that its type admits. What no adapter reads (a description,
 * tags) is not changed, nor is a resource's name while nothing refers to it. What is written in a language is removed as a
 * whole: changing it is left to the mutations of that language.
 */
export const propertyMutations = (snapshot: Snapshot): readonly Mutation[] =>
  declared(snapshot).flatMap((resource) => {
    const worded = wordingsIn(resource.outputs).map(({ path }) => path);
    const readings = readingsOf(resource);
    const links = readings.filter(({ to }) => to !== undefined);
    const facts = readings.filter(({ to }) => to === undefined);
    const byPath = new Map<string, readonly Mutation[]>();
    for (const reading of [...links, ...facts])
      for (const path of pathsOf(resource.outputs, reading)) {
        const key = JSON.stringify(path);
        if ((byPath.get(key) ?? []).length > 0) continue;
        const above = worded.find((whole) => isUnder(path, whole));
        if (!above) byPath.set(key, mutationsAt(snapshot, resource, reading, path));
        else if (above.length === path.length)
          byPath.set(key, [mutationOf("property", snapshot, resource, { path, what: "removed", value: undefined })]);
      }
    return [...byPath.values()].flat();
  });
