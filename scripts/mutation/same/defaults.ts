import type { Snapshot } from "../../../src/snapshot/snapshot";
import { declared, edited, type Variation } from "../change";
import { type Reading, readingsOf } from "../reads";
import { isContainer, type Path, valueAt } from "../values-at";

/** What a bridged provider's state holds for a property that nobody set, by the type of what the fact says. */
const zeroOf = ({ says, to }: Reading): readonly (readonly [what: string, value: unknown])[] => {
  if (typeof says === "boolean") return [["its default, spelled out", says]];
  if (Array.isArray(says)) return [["an empty list", []]];
  if (typeof says === "number") return [["0", 0]];
  return to !== undefined || says === undefined || says === "" ? [["an empty text", ""]] : [];
};

const pathOf = (at: string): Path => at.split(".");

/** Every property that an adapter reads and that is not set, said by default. */
export const defaultVariations = (snapshot: Snapshot): readonly Variation[] =>
  declared(snapshot).flatMap((resource) =>
    readingsOf(resource).flatMap((reading) => {
      const path = pathOf(reading.at);
      const isAbsent = valueAt(resource.outputs, path) === undefined;
      const isSayable = isContainer(valueAt(resource.outputs, path.slice(0, -1)));
      const isRead = reading.paths.some((read) => read.join(".") === reading.at);
      if (!isAbsent || !isSayable || !isRead) return [];
      return zeroOf(reading).map(([what, value]) => ({
        kind: "default",
        what: `${resource.name} ${reading.at}: ${what}`,
        snapshot: () => edited(snapshot, resource, { path, what, value }),
      }));
    }),
  );
