import type { Subject } from "../../src/concepts";
import { type Adapter, adaptersOf } from "../../src/providers";
import type { RecordedResource } from "../../src/snapshot/snapshot";
import { isContainer, type Path } from "./values-at";

/** What a lens reads of a resource, and what it says from it. */
export interface Reading {
  readonly adapter: Adapter;
  readonly fact: string;
  /** The concept that a link leads to; `undefined` for facts. */
  readonly to: Subject["concept"] | undefined;
  readonly at: string;
  readonly lens: Adapter["lenses"][string];
  /** The blocks, lists and values that it read, in that order; a value that is not there is read too. */
  readonly paths: readonly Path[];
  /** What the fact is; `undefined` too when the lens cannot make sense of the property. */
  readonly says: unknown;
}

const recorder = (value: object, path: Path, paths: Path[]): object =>
  new Proxy(value, {
    get(target, key) {
      const item: unknown = Reflect.get(target, key);
      if (typeof key === "symbol" || typeof item === "function") return item;
      if (Array.isArray(target) && key === "length") return item;
      const inner = [...path, Array.isArray(target) ? Number(key) : key];
      paths.push(inner);
      return isContainer(item) ? recorder(item, inner, paths) : item;
    },
  });

/** Which properties an expression reads of a resource's, and what it gives. */
export const readsOf = (props: object, get: (props: object) => unknown): Pick<Reading, "paths" | "says"> => {
  const paths: Path[] = [];
  try {
    return { says: get(recorder(props, [], paths)), paths };
  } catch (error) {
    if (error instanceof Error && error.name === "MalformedPropertyError") return { says: undefined, paths };
    throw error;
  }
};

/** Everything that the adapters read of a resource. What a resource says of itself (`self`) is in no property. */
export const readingsOf = ({ type, outputs }: RecordedResource): readonly Reading[] =>
  adaptersOf(type)
    .filter((adapter) => adapter.times({ props: outputs, isLeftOut: () => false }) > 0)
    .flatMap((adapter) =>
      Object.entries(adapter.lenses).map(([fact, lens]) => {
        const to = "to" in lens ? lens.to : undefined;
        return { adapter, fact, to, at: lens.at, lens, ...readsOf(outputs, (props) => lens.get(props)) };
      }),
    );
