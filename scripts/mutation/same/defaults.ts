import type { RecordedResource, Snapshot } from "../../../src/snapshot/snapshot";
import { toPath } from "../../../src/snapshot/unknown";
import { declared, edited, replaced, type Variation } from "../change";
import { type Reading, readingsOf, readsOf } from "../reads";
import { isSame, type Path, valueAt } from "../values-at";

/** What a bridged provider's state holds for a property that nobody set; Cloud Control's state holds what is set alone. */
const zeros: readonly (readonly [what: string, value: unknown])[] = [
  ["an empty text", ""],
  ["an empty list", []],
  ["0", 0],
  ["false", false],
];

const isBridged = ({ type }: RecordedResource): boolean => !type.startsWith("aws-native:");

/** What a lens says of a resource with another value at a path. */
const saysWith = (resource: RecordedResource, { lens }: Reading, path: Path, value: unknown): unknown =>
  readsOf(edited(resource, { path, what: "", value }).outputs, (props) => lens.get(props)).says;

/** A property is a flag when it makes a difference whether it is true or false: a lens may say yes or no of a text, too. */
const isFlag = (resource: RecordedResource, reading: Reading, path: Path): boolean =>
  typeof reading.says === "boolean" &&
  path.join(".") === reading.at &&
  saysWith(resource, reading, path, true) !== saysWith(resource, reading, path, false);

/**
 * How a property says by its own what it says by being absent. What the lens says tells its type; where it does not, because
 * the lens reads several properties, the zero that the lens takes for nothing is of the right one.
 */
const unsaid = (
  resource: RecordedResource,
  reading: Reading,
  path: Path,
): readonly [what: string, value: unknown] | undefined => {
  const { says } = reading;
  if (isFlag(resource, reading, path)) return ["its default, spelled out", says];
  if (!isBridged(resource)) return undefined;
  return zeros.find(([, zero]) => isSame(saysWith(resource, reading, path, zero), says)) ?? ["an empty text", ""];
};

/** Every property that an adapter reads and that is not set, said by default. */
export const defaultVariations = (snapshot: Snapshot): readonly Variation[] =>
  declared(snapshot).flatMap((resource) => {
    const absent = new Map<string, Variation>();
    for (const reading of readingsOf(resource))
      for (const path of reading.paths) {
        const said = valueAt(resource.outputs, path) === undefined ? unsaid(resource, reading, path) : undefined;
        if (!said) continue;
        const what = `${resource.name} ${toPath(path.map(String))}: ${said[0]}`;
        const edit = { path, what, value: said[1] };
        absent.set(what, { kind: "default", what, snapshot: () => replaced(snapshot, edited(resource, edit)) });
      }
    return [...absent.values()];
  });
