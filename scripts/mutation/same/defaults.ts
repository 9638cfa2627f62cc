import type { RecordedResource, Snapshot } from "../../../src/snapshot/snapshot";
import { toPath } from "../../../src/snapshot/unknown";
import { declared, edited, replaced, type Variation } from "../change";
import { type Reading, readingsOf, readsOf } from "../reads";
import { isSame, type Path, valueAt } from "../values-at";

/** What a bridged provider's state holds for a property that nobody set. */
const zeros: readonly (readonly [what: string, value: unknown])[] = [
  ["an empty text", ""],
  ["an empty list", []],
  ["0", 0],
  ["false", false],
];

/**
 * How a property says by its own what it says by being absent. What the lens says tells its type; where it does not, because
 * the lens reads several properties, the zero that the lens takes for nothing is of the right one.
 */
const unsaid = (resource: RecordedResource, reading: Reading, path: Path): readonly [what: string, value: unknown] => {
  const { says, lens, at } = reading;
  if (typeof says === "boolean" && path.join(".") === at) return ["its default, spelled out", says];
  const isNothing = ([, zero]: readonly [string, unknown]): boolean => {
    const { outputs } = edited(resource, { path, what: "", value: zero });
    return isSame(readsOf(outputs, (props) => lens.get(props)).says, says);
  };
  return zeros.find(isNothing) ?? ["an empty text", ""];
};

/** Every property that an adapter reads and that is not set, said by default. */
export const defaultVariations = (snapshot: Snapshot): readonly Variation[] =>
  declared(snapshot).flatMap((resource) => {
    const absent = new Map<string, Variation>();
    for (const reading of readingsOf(resource))
      for (const path of reading.paths) {
        if (valueAt(resource.outputs, path) !== undefined) continue;
        const [said, value] = unsaid(resource, reading, path);
        const what = `${resource.name} ${toPath(path.map(String))}: ${said}`;
        const edit = { path, what, value };
        absent.set(what, { kind: "default", what, snapshot: () => replaced(snapshot, edited(resource, edit)) });
      }
    return [...absent.values()];
  });
